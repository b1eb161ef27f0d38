"""Words that a coordinator may write, in Swedish or in other English, and the words of the language they stand for.

Each line: what is written, with spaces where the author may have `_` or `-`, and what it can mean, likeliest
first; which one it is depends on what can stand in the place. Longer than other modules, since it is a list to look
words up in: parted, one would have to look twice.
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {word.strip(): tuple(meanings.split()) for word, _colon, meanings in lines}


SWEDISH = _table("""
    återkommer: repeats
    återkommande: repeats
    upprepas: repeats
    upprepning: repeats
    gånger: times
    antal gånger: times
    antal: times
    t.o.m.: until
    t.o.m: until
    till och med: until
    sista gången: until
    ändringar: changes
    avvikelser: changes
    även: also
    även inbjudna: also
    bjuds in: also
    inbjudna: also
    hus: shared
    gemensam: shared
    delad: shared
    programpunkt: points
    programpunkter: points
    punkter: points
    dagordning: points
    hållpunkter: points
    regel: rules
    regler: rules
    regelsamling: rulesets
    regelsamlingar: rulesets
    källa: sources
    källor: sources
    osäkert: uncertain
    allvar: severity
    går inte att pröva: can_not_be_checked
    arbetsmängd: caseload_percent caseload_max
    skyddad tid: protected_time_percent protected_time_min
    längd på programmet: programme_length
    personalomsättning: turnover
    bedömning: assessment
    överenskommelse: agreement
    uppföljning: follow_up reviews
    adress: address
    aftnar: eves
    aktivitet: activities
    aktiviteter: activities
    allhelgonaafton: all_saints_eve
    annat: other
    annan: other
    ansvarig: owner by
    anteckning: note
    anteckningar: note
    arbetsdagar: workdays
    arbetsgivare: organisation
    arbetsgrupp: working_group
    arbetsplats: unit
    arbetsprocent: work_percent
    avdelning: unit
    avslutad: finished
    avslutning: celebration
    barnets bästa: best_interests
    bekräftad: confirmed
    beskrivning: text summary
    byggnad: address
    chef: manager
    chefer: managers
    dag: date on
    dagar: workdays available
    datum: date
    delas med: with
    deltagare: participants participant
    distans: online
    diplom: certificate
    domän: domain
    efterarbete: deepening
    efteråt: deepening
    enhet: unit units
    enheter: units
    enhetschef: manager
    epost: email
    e-post: email
    e post: email
    erfarenhet: experience_years
    erfarenhetsutbyte: exchange
    fackförbund: union
    facklig dialog: union_dialogue
    facklig: union union_dialogue
    fackligt: union union_dialogue
    fadder: buddy
    fas: phase phases
    faser: phases
    fast: fixed
    fika: breaks
    firande: celebration
    fortbildning: course
    frånvaro: absences
    frånvarande: absences unavailable
    från: from
    fredag: friday
    färdigheter: competences
    fördjupning: deepening
    föreläsare: lecturers
    föreläsning: lectures of
    föreläsningar: lectures
    förberedelse: preparation
    förberedelser: preparation
    förkunskaper: prerequisites
    förslag: proposed
    förvaltning: department organisation
    gallrad: closed
    gapanalys: gap_analysis
    grupp: groups for cohorts with
    grupper: groups cohorts
    halvgrupp: groups for
    halvgrupper: groups
    halvdagar: half_days
    handledare: supervisor
    handledning: supervision
    helgdagar: public_holidays
    helger: public_holidays
    huvudman: owner
    händelse: events
    händelser: events
    hörslinga: hearing_loop
    höstlov: school_breaks
    innehåll: text
    inställd: cancelled
    inställt: cancelled
    intag: intake
    intressen: interests
    introduktion: introduction induction
    introduktionsdag: induction
    introduktör: introducer
    introduktörer: introducer
    intyg: certificate
    ja: yes
    jobb: job
    kalender: calendar
    kapacitet: capacity
    kohort: cohorts
    kohorter: cohorts
    kollegor: colleagues
    kommun: municipality
    kompetens: competences
    kompetenser: competences
    kontakt: contact
    kull: cohorts
    kullar: cohorts
    kunskap: competences
    kunskaper: competences
    kurs: course
    kurser: activities
    ledig: unavailable pauses
    ledighet: pauses unavailable
    ledigt: closed unavailable
    lektion: lectures
    lokal: place
    lokaler: places
    lov: school_breaks
    lunchrast: lunch
    länk: link
    längd: length
    lärandemål: competences
    lärosäte: university
    lördag: saturday
    mail: email
    mentorer: mentors mentor
    mejl: email
    mobil: phone
    mobiltelefon: phone
    moment: activities
    myndighet: state_agency
    mål: goals target
    målvärde: target
    månad: month months
    månader: months
    måndag: monday
    möte: meets
    möten: meets
    namn: name title
    nej: no
    nuläge: baseline now
    nyårsafton: eves
    julafton: eves
    midsommarafton: eves
    nätverk: network
    nätverksträff: network
    obligatorisk: required
    obligatoriskt: required
    omtag: make_ups
    omtagning: make_ups
    område: area areas
    områden: areas
    onsdag: wednesday
    ordförande: by
    organisation: organisation organisations
    organisationer: organisations
    ort: address
    par: pairings
    parning: pairings
    parningar: pairings
    paus: pauses breaks
    pauser: breaks pauses
    person: people
    personer: people
    personal: people
    placering: placement
    planerad: planned
    plats: place places
    platser: places seats
    praktik: placement
    preliminär: proposed
    procent: work_percent
    program: programme
    programmet: programme
    rast: breaks
    raster: breaks
    påminnelse: alarms
    påminnelser: alarms
    reflektion: reflection_group
    reflektionsgrupp: reflection_group
    rekrytering: recruitment
    resor: travel
    restid: travel
    restider: travel
    risker: risks
    roll: roles
    roller: roles
    rubrik: title
    rum: place places
    rytm: every
    röda dagar: public_holidays
    sal: place places
    salar: places
    samordnare: coordinators coordinator
    sammanfattning: summary
    samtal med barn: talking_with_children
    semester: unavailable
    skolledigt: school_breaks
    skollov: school_breaks
    skuggning: shadowing
    skyddad: protected
    skyddade personuppgifter: protected
    skärtorsdag: maundy_thursday
    skärtorsdagen: maundy_thursday
    slut: until
    slutar: until
    slutdatum: until
    sommaruppehåll: avoid closed
    språk: languages language
    stadsdel: unit
    start: starts
    startar: starts
    startdag: starts
    startdatum: starts
    steg: phases
    stegfri: step_free
    studiebesök: study_visit
    stängt: closed
    svarsfrekvens: response_percent
    svarsprocent: response_percent
    svenska: sv
    engelska: en
    syfte: text
    självstudier: self_study
    söndag: sunday
    telefon: phone
    telefonnummer: phone
    tema: subject themes
    teman: themes
    tid: time
    tider: time
    tidszon: timezone
    till: until
    tom: until
    tillfälle: sessions
    tillfällen: sessions
    tillgänglig: available
    tillgänglighet: access
    timmar: length
    timmar borta per månad: hours_away_per_month
    tisdag: tuesday
    titel: title job
    torsdag: thursday
    trettondagsafton: twelfth_night
    träff: sessions meets
    träffar: meets sessions
    typ: kind
    undantag: exempt changes
    undvik: avoid
    universitet: university
    uppehåll: pauses
    uppföljningar: reviews
    uppgift: tasks preparation
    uppgifter: tasks
    att göra: tasks
    deadline: date until
    klart senast: date
    senast: date until
    utfall: outcome
    resultat: results
    mätvärden: results
    anställd: employed
    flyttat: moved
    slutat: left
    har slutat: left
    utbildning: course
    utbyte: exchange
    utkast: draft
    utvärdering: evaluation
    valborg: walpurgis_eve
    valborgsmässoafton: walpurgis_eve
    varaktighet: length
    varje: every
    vecka: week weeks
    veckodag: on
    veckor: weeks
    verksamhet: area
    verksamheten: operations
    vfu: placement
    välkommen: welcome
    yrke: job
    yrkesrollen: professional_role
    vikt: weights
    vikter: weights
    önskemål: wishes weights
    önskar: wishes
    helst: wishes
    föredrar: wishes
    ägare: owner
    ämne: subject
    övrigt: other
""")

ENGLISH = _table("""
    recurs: repeats
    recurring: repeats
    recurrence: repeats
    exceptions: changes
    except: changes
    count: times
    agenda: points
    schedule: points
    invited: also
    guests: also
    house: shared
    begin: starts
    begins: starts
    due: date
    due date: date
    hired: employed
    quit: left
    result: results
    task: tasks
    to do: tasks
    todo: tasks
    break: breaks
    building: address
    cell: phone
    comment: note
    comments: note
    company: organisation
    day: date on
    days: workdays
    department: unit organisation
    description: text summary
    duration: length
    e mail: email
    e-mail: email
    employer: organisation
    end: until
    end date: until
    ends: until
    frequency: every
    group: groups for cohorts
    groups: cohorts
    holidays: public_holidays closed
    hours: length
    interval: every
    lecturer: lecturers
    location: place address
    mail: email
    mobile: phone
    notes: note
    organization: organisation organisations
    organizations: organisations
    person: people
    persons: people
    preferences: wishes weights
    prefers: wishes
    program: programme
    role: roles
    room: place places
    rooms: places
    speaker: lecturers
    speakers: lecturers
    start: starts
    start date: starts
    teacher: lecturers
    telephone: phone
    times: time
    to: until
    topic: subject
    type: kind
    venue: place
    weekday: on
    weekdays: workdays
    workplace: unit
""")
