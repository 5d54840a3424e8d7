# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists packages of Debian whose files are in known languages."""
from typing import NamedTuple


class Source(NamedTuple):
    kind: str
    package: str  # name of the package; {} stands for the code of the language
    files: str  # pattern of the paths of the files; {} stands for the code of the language in a path
    codes: str  # the codes of the languages as in the paths
    original: str = ""  # code of the English texts, if their translations may be partly English


MANUALS = "cs da de el es fi fr hu id it ja mk nb nl pl pt_BR ro ru sr sv tr uk vi zh_CN zh_TW"
GUIDES = "ca cs da de el en es fr id it ja ko nl pt ro ru sv vi zh_CN"
HELP = ("C as ca cs da de el es fi fr gl gu he hi hr hu id it ja kn ko lt lv mr nl pa pl pt_BR ro ru sl sr sv ta te tr "
        "uk vi zh_CN")
OFFICE = "ca cs da el et eu fi gl hi hu id ko nl sk sl sv tr vi zh-TW"
CATALOGS = ("af ar az be bg bn ca cs cy da de el eo es et eu fa fi fr ga gd gl he hi hr hu hy id is it ja ka kk km "
            "kn ko lt lv mk ml mn mr nb ne nl nn pa pl pt pt_BR ro ru sk sl sq sr sv ta te th tr uk ur vi zh_Hans "
            "zh_Hant")
SHARE = "usr/share/"
MODULES = "usr/lib/python3/dist-packages/"

TUNED = (
    Source("manual", "manpages-{}", SHARE + "man/{}/man*/*.gz", MANUALS),
    Source("manual", "manpages", SHARE + "man/man*/*.gz", "en"),
    Source("guide", "installation-guide-amd64", SHARE + "doc/installation-guide-amd64/{}/*.html", GUIDES),
    Source("guide", "aptitude-doc-{}", SHARE + "doc/aptitude/html/{}/*.html", "cs en es fi fr it ja nl ru"),
    Source("guide", "debian-faq-{}", SHARE + "doc/debian/FAQ/{}/*.html", "de fr it ja ko nl pt ru zh-cn"),
    Source("guide", "debian-reference-{}", SHARE + "debian-reference/*.{}.*", "de en es fr id it ja pt zh-cn zh-tw"),
    Source("guide", "developers-reference-{}", SHARE + "developers-reference/{}/*.html", "de fr it ja ru"),
    Source("guide", "maint-guide-{}", SHARE + "doc/maint-guide-{}/*.txt.gz", "ca de es fr it ja ru vi zh-cn zh-tw"),
    Source("guide", "maint-guide-{}", SHARE + "doc/maint-guide-{}/html/*.html", "ca de es fr it ja ru vi zh-cn zh-tw"),
    Source("help", "gnome-user-docs", SHARE + "help/{}/**/*.page", HELP, "C"),
    Source("help", "libreoffice-help-{}", SHARE + "libreoffice/help/{}/text/**/*.html", OFFICE, "en-US"),
    Source("help", "gimp-help-{}", SHARE + "gimp/2.0/help/{}/*.html", "el ko lt nn sl uk", "en"),
    Source("fortunes", "fortunes-{}", SHARE + "games/fortunes/**/*", "bg br cs de eo es ga it pl ru zh"),
    Source("fortunes", "fortunes", SHARE + "games/fortunes/*", "en"),
    Source("catalog", "python3-django", MODULES + "django/**/{}/LC_MESSAGES/*.po", CATALOGS),
    Source("catalog", "gettext-doc", SHARE + "doc/gettext/examples/*/po/{}.po", CATALOGS),
    Source("kernel", "linux-doc-6.1", SHARE + "doc/linux-doc-6.1/Documentation/translations/{}/**/*.rst.gz",
           "it_IT ja_JP ko_KR zh_CN zh_TW"),
    Source("code", "python3-django", MODULES + "django/**/*.py", "en"),
    Source("code", "librust-regex-automata-dev", SHARE + "cargo/registry/**/*.rs", "en"),
    Source("code", "libc6-dev", "usr/include/**/*.h", "en"),
    Source("code", "libmojolicious-perl", SHARE + "perl5/**/*.pm", "en"),
    Source("code", "ruby-sinatra", SHARE + "rubygems-integration/**/*.rb", "en"),
)


# The rules of language detection were not tuned on the texts of these sources.
HELD_OUT = (
    Source("manual", "manpages-{}-dev", SHARE + "man/{}/man*/*.gz", "de es fr nl pl ru"),
    Source("manual", "apt", SHARE + "man/{}/man*/*.gz", "de es fr it ja nl pl pt"),
    Source("manual", "debhelper", SHARE + "man/{}/man*/*.gz", "de es fr ja pt"),
    Source("manual", "dpkg", SHARE + "man/{}/man*/*.gz", "de fr nl pt sv"),
    Source("manual", "man-db", SHARE + "man/{}/man*/*.gz", "da de es fr id it ja ko nl pl pt ro ru sr sv tr zh_CN"),
    Source("manual", "passwd", SHARE + "man/{}/man*/*.gz",
           "cs da de fi fr hu id it ja ko pl pt_BR ru sv tr uk zh_CN zh_TW"),
    Source("manual", "po4a", SHARE + "man/{}/man*/*.gz", "ca de es fr it ja nl pl pt ru uk"),
    Source("manual", "xz-utils", SHARE + "man/{}/man*/*.gz", "da de fr ko pt_BR ro uk"),
    Source("guide", "debian-edu-doc-{}", SHARE + "doc/debian-edu-doc-{}/*.html",
           "da de es fr it ja nl nb-no pt-pt zh-cn"),
    Source("guide", "gnucash-docs", SHARE + "help/{}/**/*.xml", "C de it ja pt"),
    Source("help", "libreoffice-help-{}", SHARE + "libreoffice/help/{}/text/**/*.html", "de fr ja pl ru", "en-US"),
    Source("tutorial", "vim-runtime", SHARE + "vim/vim*/tutor/tutor.{}.utf-8",
           "bg ca cs da de el eo es fr hr hu it ja ko lv nb nl pl pt ru sk sr sv tr uk vi zh_cn zh_tw"),
    Source("catalog", "python3-djangorestframework", MODULES + "**/{}/LC_MESSAGES/*.po", CATALOGS),
    Source("catalog", "python3-django-allauth", MODULES + "**/{}/LC_MESSAGES/*.po", CATALOGS),
    Source("code", "golang-github-spf13-cobra-dev", SHARE + "gocode/**/*.go", "en"),
    Source("code", "node-lodash", SHARE + "nodejs/lodash/*.js", "en"),
    Source("code", "librust-serde-dev", SHARE + "cargo/registry/**/*.rs", "en"),
)

SOURCES = TUNED + HELD_OUT


def language_of(code):
    """Returns the ISO 639 code for the code in a path."""
    language = code.replace("_", "-").split("-")[0].lower()
    return {"c": "en", "br": "pt", "nb": "no", "nn": "no"}.get(language, language)


def package_of(source, code):
    """Returns the name of the package with the texts in a language. Some packages have all variants of a language."""
    name = code.lower().replace("_", "-")
    return source.package.format(name.split("-")[0] if source.kind == "manual" and name.startswith("zh") else name)
