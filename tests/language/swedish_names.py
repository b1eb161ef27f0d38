"""Ordinary Swedish names, of all ages and from several countries: a thousand that nobody protects."""

from itertools import islice

FIRST_NAMES = """
Adam Agneta Ahmed Alexander Alice Alma Amanda Amina Anders Andreas Anette Anita Ann Anna Annika Anton Arvid Astrid
Barbro Bengt Bertil Birgitta Björn Bo Britt Camilla Carina Christer Clara Dag Daniel David Ebba Elin Elisabeth Ella
Elsa Emelie Emil Emma Erik Ester Eva Fatima Felicia Filip Fredrik Frida Gabriel Gun Gunilla Gunnar Gustav Göran Hanna
Hans Hassan Helena Henrik Håkan Ida Inga Ingrid Isabella Jakob Jan Jasmin Jens Jenny Johan Johanna Jonas Josefin Julia
Karin Karl Katarina Kerstin Kjell Klas Kristina Lars Leif Lena Lennart Leo Liam Linda Linnea Love Lovisa Lucas Magnus
Maja Malin Margareta Maria Marie Markus Martin Mats Matilda Mikael Moa Mohammed Monica My Märta Nils Nora Olivia Olof
Oskar Per Peter Pia Pär Rasmus Robin Roland Rolf Rut Saga Samuel Sara Sebastian Siv Sofia Stefan Sten Stig Susanne
Sven Tage Thomas Tor Tove Ulf Ulla Ulrika Vera Viktor Wilhelm Yasmin Yusuf Yvonne Åke Åsa Örjan
"""
SURNAMES = """
Abdi Abrahamsson Ahmed Ali Andersson Andreasson Arvidsson Axelsson Berg Bergman Berglund Bergqvist Bergström Björk
Björklund Blom Blomqvist Borg Bäckström Carlsson Claesson Dahl Dahlberg Danielsson Ek Eklund Ekström Eliasson Engström
Eriksson Falk Forsberg Fransson Fredriksson Grahn Gunnarsson Gustafsson Hansen Hansson Hassan Hedlund Hellström
Henriksson Hermansson Holm Holmberg Holmgren Håkansson Isaksson Ivarsson Jakobsson Jansson Johansson Jonasson Jonsson
Jönsson Karlsson Larsson Lind Lindberg Lindgren Lindqvist Lindström Ljung Lund Lundberg Lundgren Lundin Lundqvist
Lundström Löfgren Magnusson Malm Martinsson Mattsson Mohamed Månsson Mårtensson Möller Nilsson Nord Nordin Nordström
Norén Nyberg Nyström Näslund Olofsson Olsson Ottosson Palm Persson Pettersson Rask Ros Rosén Said Samuelsson Sandberg
Sandström Sjöberg Sjögren Stark Strand Ström Sundberg Sundström Svensson Söderberg Sörensen Viklund Wallin Wikström
Åberg Åkesson Åström Öberg Öhman Österberg
"""
FIRST, LAST = FIRST_NAMES.split(), SURNAMES.split()


def full_names(count: int) -> list[str]:
    """So many full names, all different, each first name with surnames from all over the alphabet."""
    names = dict.fromkeys(
        f"{FIRST[number % len(FIRST)]} {LAST[(number * 37 + number // len(FIRST)) % len(LAST)]}"
        for number in range(2 * count)
    )
    return list(islice(names, count))
