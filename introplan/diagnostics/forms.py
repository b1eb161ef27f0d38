"""The forms in which findings are printed: `full` for people, the others for editors, scripts and GitHub."""

from typing import Literal, get_args

Form = Literal["full", "concise", "json", "github", "sarif"]
FORMS: tuple[Form, ...] = get_args(Form)
