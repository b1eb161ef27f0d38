"""Checks on the look: each kind of picture that cannot be printed, and each colour that cannot be read."""

from introplan.checks.looks import (
    colour_hard_to_read,
    picture_drawn_otherwise,
    picture_heavy,
    picture_missing,
    picture_not_printable,
    picture_without_text,
)


def test_a_picture_that_is_not_there_is_told_with_the_one_that_was_meant(assert_findings, helps):
    text = """
        programme:
          look:
            logo:
              file: saknas.svg   # error: there is no file `saknas.svg` in the programme's folder
              text: Märket
        organisations:
          nacka: {title: Nacka, logo: {file: nej.png, text: Nacka}}   # error: there is no file `nej.png`
          tyreso: {title: Tyresö, logo: {file: logo.png, text: Tyresö}}
    """
    assert_findings(picture_missing, text)
    assert helps(picture_missing, text) == [
        "did you mean `logo.svg`?",
        "put the picture into the programme's folder",
    ]


def test_what_cannot_be_printed_is_told_by_what_it_is(assert_findings):
    assert_findings(
        picture_not_printable,
        """
        organisations:
          a: {logo: {file: logo.bmp}}   # error: `logo.bmp` is a BMP file, which cannot be printed
          b: {logo: {file: logo.tif}}   # error: `logo.tif` is a TIFF file, which cannot be printed
          c: {logo: {file: tom.png}}   # error: `tom.png` is empty
          d: {logo: {file: halv.jpg}}   # error: `halv.jpg` is not whole: the end of the picture is missing
          e: {logo: {file: halv.png}}   # error: `halv.png` is not whole: the end of the picture is missing
          f: {logo: {file: stor.png}}   # error: `stor.png` is larger than 10 MB, and each print would have all of it
          g: {logo: {file: lovad.png}}   # error: `lovad.png` is said to be 30000 by 30000 points
          h: {logo: {file: visar-annat.svg}}   # error: `visar-annat.svg` shows something that is not in the file
          i: {logo: {file: logo.png}}
          j: {logo: {file: logo.jpg}}
          k: {logo: {file: logo.svg}}
        """,
    )


def test_a_picture_larger_than_any_print_needs_is_told(assert_findings):
    assert_findings(
        picture_heavy,
        """
        organisations:
          a: {logo: {file: bred.png}}   # warning: `bred.png` is 3001 by 1 points, and each print has all of them
          b: {logo: {file: tung.svg}}   # warning: `tung.svg` is 1.2 MB, and each print has all of it
          c: {logo: {file: logo.jpg}}
          d: {logo: {file: stor.png}}
        """,
    )


def test_a_drawing_that_does_not_look_alike_everywhere_is_told(assert_findings):
    assert_findings(
        picture_drawn_otherwise,
        """
        organisations:
          a: {logo: {file: skriven.svg}}   # warning: `skriven.svg` has text in it, which is printed in another typeface
          b: {logo: {file: rorlig.svg}}   # warning: `rorlig.svg` has parts that are not printed
          c: {logo: {file: egentligen-png.jpg}}   # warning: `egentligen-png.jpg` is a PNG file
          d: {logo: {file: LOGO.PNG}}
          e: {logo: {file: logo.jpg}}
          f: {logo: {file: visar-annat.svg}}
        """,
    )


def test_a_picture_says_something_to_those_who_do_not_see_it(assert_findings, helps):
    text = """
        programme:
          owner: malmo
          look:
            logo: {file: logo.svg}   # warning: the picture `logo.svg` has no text for those who do not see it
        organisations:
          malmo: {title: Malmö stad}
          nacka: {title: Nacka kommun, logo: {file: logo.png}}   # warning: the picture `logo.png` has no text
          tyreso: {title: Tyresö kommun, logo: {file: logo.png, text: Tyresö}}
    """
    assert_findings(picture_without_text, text)
    assert helps(picture_without_text, text) == [
        "say what it says, such as `text: Malmö stad`",
        "say what it says, such as `text: Nacka kommun`",
    ]


def test_a_colour_that_cannot_be_read_is_told_with_both_ways_out(assert_findings, helps):
    text = """
        programme:
          look:
            colour: ffcd00   # warning: text in `#ffcd00` is hard to read: its contrast is 1.5 on white and 1.3 on
    """
    assert_findings(colour_hard_to_read, text)
    [help_text] = helps(colour_hard_to_read, text)
    assert help_text.startswith("as text, `#")
    assert help_text.endswith(
        "of the same hue has the 4.5 that are needed; or keep `#ffcd00` for fields with dark text, as `accent`"
    )


def test_a_colour_that_can_be_read_is_left_alone_and_so_is_an_accent(assert_findings):
    assert_findings(colour_hard_to_read, "programme: {look: {colour: 00649d, accent: ffcd00}}")
