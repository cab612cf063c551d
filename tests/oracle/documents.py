"""Random documents: a grammar of the dialect's constructs, and mutations of existing texts."""

WORDS = """a b c Rust crate the of in 2026 é 💛 ä-ö x_y_z snake_case __init__ I'm "quoted" it's HTML Vec async/await v1.0
1. # > - * + | : ~ = & < > ( ) [ ] ! ? . ; --- *** ___ \\ \\* \\_ \\< \\` \\[ \\# &amp; &lt; &copy; &#38; &#x41; &bad &#x; ~~gone~~
#12 @user [^1] [TOC] Ünï 日本 a:b a:: :: 3. 10% C++ \u00a0 ... – — “q” ’""".split(" ")
NAMES = "a b i em strong small sub sup code kbd span u s q abbr del ins mark T K V Option Output Select Link A B br img".split()
BLOCKS = """div p section details summary blockquote ul ol li table tr td th h2 h3 pre center aside figure address dl dd dt
hr article nav header footer main form option script style textarea iframe video math canvas""".split()
ADDRESSES = """https://a.example https://a.example/b_c_d https://a.example/x_(y) http://b.example/?q=1&r=2 #top
irc://irc.a.example/rust ftp://f.example mailto:a@b.example /rel/path it's_(x).htm a"b <https://c.example> <b c>
https://a.example/it's https://a.example/a*b*c x.html https://e.example/%20/§ javascript:x note:x""".split()
LABELS = "a b ref Ref REF two\nlines TOC 1 ^1 x y".split(" ")
MOST_DEEP_WORDS, MOST_DEEP_BLOCKS = 5, 4


def words(r, least=1, most=6):
    return " ".join(r.choice(WORDS) for _ in range(r.randint(least, most)))


def attributes(r):
    return r.choice(["", "", "", ' class="x"', " id=y", ' title="t > u"', " a='b'", " disabled", " = T", ' href="#z"',
                     ' markdown="1"', " markdown", ' markdown="span"', ' markdown="block"', " align=center", "/", " /"])


def tag(r, depth):
    name = r.choice(NAMES)
    kind = r.random()
    if kind < 0.5:
        return f"<{name}{attributes(r)}>{span(r, depth)}</{name}>"
    if kind < 0.7:
        return f"<{name}{attributes(r)}>"
    if kind < 0.8:
        return f"</{name}>"
    return f"Vec<{name}>"


def link(r, depth):
    address = r.choice(ADDRESSES)
    title = r.choice(["", "", "", ' "t"', " 't u'", " (t)", ' "t "u""', " 'un", "  "])
    return r.choice([
        lambda: f"[{span(r, depth)}]({address}{title})",
        lambda: f"![{span(r, depth)}]({address}{title})",
        lambda: f"[{span(r, depth)}][{r.choice(LABELS)}]",
        lambda: f"[{span(r, depth)}] [{r.choice(LABELS)}]",
        lambda: f"[{r.choice(LABELS)}]",
        lambda: f"[{r.choice(LABELS)}][]",
        lambda: f"![{r.choice(LABELS)}]",
        lambda: f"[{span(r, depth)}] ({address})",
        lambda: f"[{span(r, depth)}]({address}",
        lambda: f"<{address}>",
        lambda: f"<{r.choice(['a@b.example', 'mailto:a@b', 'HTTP://x', 'https://a b', 'a:b'])}>",
        lambda: address,
    ])()


def marked(r, depth):
    mark = r.choice(["*", "**", "***", "_", "__", "___", "`", "``", "~~", '"'])
    end = mark if r.random() < 0.8 else r.choice(["*", "**", "_", "__", "`", ""])
    return mark + r.choice(["", "", " "]) + span(r, depth) + r.choice(["", "", " "]) + end


def span(r, depth=0):
    depth += 1
    kind = r.random()
    if depth > MOST_DEEP_WORDS:
        return words(r, 1, 2)
    if kind < 0.45:
        return words(r)
    if kind < 0.65:
        return marked(r, depth)
    if kind < 0.8:
        return link(r, depth)
    if kind < 0.88:
        return tag(r, depth)
    if kind < 0.91:
        return r.choice(["<!-- c -->", "<!-- *c* --x", "<!--", "-->", "<?php x ?>", "<?", "<!x>", "<![CDATA[x]]>", "<",
                         "<a", "<b c", "</", "</ a>", "<>", "<1>"])
    if kind < 0.94:
        return r.choice(["[^1]", "[^n]", "[^1]: x", "*[HTML]: y"])
    if kind < 0.97:
        lists = ["{: .x }", "{#id}", "{: title='t' }", "{x}", "{: }", "{:", "{ .a .b k=v }"]
        return span(r, depth) + r.choice(lists)
    return span(r, depth) + r.choice(["  ", " ", "", "\\"]) + "\n" + span(r, depth)


def line(r, depth=0):
    return r.choice(["", "", " "]).join(span(r, depth) for _ in range(r.randint(1, 3)))


def bullets(r, depth):
    lines = []
    for _ in range(r.randint(1, 5)):
        indent = r.choice(["", "", "", " ", "  ", "   ", "    ", "    ", "\t", "        "])
        marker = r.choice(["* ", "* ", "* ", "- ", "+ ", "1. ", "2. ", "10. ", "*", "*  ", "*\t", "1) "])
        lines.append(indent + marker + line(r, depth))
        if r.random() < 0.15:
            lines.append(r.choice(["", "    " + line(r), "  " + line(r), line(r)]))
    return "\n".join(lines)


def table(r, depth):
    width = r.randint(1, 3)
    row = lambda cells: r.choice(["| ", "|", ""]) + " | ".join(cells) + r.choice([" |", "|", "", "  "])
    rules = ["---", ":--", "--:", ":-:", "-", ":-", ""]
    lines = [row([words(r, 1, 2) for _ in range(width)]), row([r.choice(rules) for _ in range(width)])]
    cells = lambda: [line(r, depth).replace("\n", " ") for _ in range(r.randint(1, 3))]
    return "\n".join(lines + [row(cells()) for _ in range(r.randint(0, 3))])


def quote(r, depth):
    lines = block(r, depth).split("\n")
    marks = ["> ", "> ", "> ", ">", " > ", ">  ", "", ">>"]
    return "\n".join(r.choice(marks) + it for it in lines) + r.choice(["", "", "\n>", "\n> "])


def fence(r, depth):
    mark = r.choice(["```", "```", "~~~", "````"])
    info = r.choice(["", "", "rust", " rust", "rust,ignore", "{.rust}", "{.rust #a}", "rust hl_lines=\"1\"", "rust x"])
    end = mark if r.random() < 0.85 else r.choice(["", "```", "~~~", "  ```"])
    code = r.choice(["let a = 1 < 2;", line(r, depth), "", "# x"])
    return f"{r.choice(['', '', ' ', '    '])}{mark}{info}\n{code}\n{end}"


def html_block(r, depth):
    name = r.choice(BLOCKS)
    inner = r.choice([line, block, block])(r, depth)
    gap = r.choice(["", "\n", "\n\n", "\n", " "])
    end = f"</{name}>" if r.random() < 0.85 else r.choice(["", "</div>", f"</{name} >", f"</ {name}>", "</x>"])
    indent = r.choice(["", "", "", " ", "   ", "    "])
    return f"{indent}<{name}{attributes(r)}>{gap}{inner}{gap}{end}{r.choice(['', '', ' ' + line(r)])}"


def indented(r, depth):
    indents = ["    ", "    ", "\t", "      ", "  ", ""]
    return "\n".join(r.choice(indents) + it for it in block(r, depth).split("\n"))


def definitions(r, depth):
    end = r.choice(["", "\n\n    " + line(r), "\n" + line(r), "\n: b"])
    title = r.choice(["", " (t)", "\n (t)", " x"])
    return r.choice([
        lambda: f"[{r.choice(LABELS)}]:{r.choice(['', ' '])}{r.choice(ADDRESSES)}{title}",
        lambda: f"[^{r.choice('1n2')}]: {line(r, depth)}{end}",
        lambda: f"*[{r.choice(['HTML', 'a', 'Rust', 'b c'])}]: {words(r)}",
        lambda: f"{words(r)}\n{r.choice([': ', ':   ', ':', '  : '])}{line(r, depth)}{end}",
        lambda: f"{words(r)}\n\n:   {line(r, depth)}",
    ])()


def heading(r, depth):
    if r.random() < 0.25:
        return line(r, depth).replace("\n", " ") + "\n" + r.choice(["===", "---", "=", "-", "--- ", "== x"])
    gap = r.choice([" ", " ", " ", "", "  "])
    return "#" * r.randint(1, 7) + gap + line(r, depth) + r.choice(["", " #", "#", " {#a}"])


def odd(r, depth):
    return r.choice(["---", "***", "* * *", "- - -", "___", "--", "*-*", " ---", "    ---", "<!-- c -->",
                     "<!--\n\n# c\n\n-->", "<!-- c", "-->", "<!-- a --> b", "<?x ?>", "<!DOCTYPE x>", "[TOC]", " [TOC]",
                     "* [TOC]", "> [TOC]", "*[TOC]*", "[TOC] x"])


KINDS = [(line, 6), (bullets, 5), (table, 2), (quote, 3), (fence, 2), (html_block, 5), (indented, 2), (definitions, 3),
         (heading, 4), (odd, 2.4)]


def block(r, depth=0):
    if depth >= MOST_DEEP_BLOCKS:
        return line(r)
    makers, weights = zip(*KINDS)
    return r.choices(makers, weights)[0](r, depth + 1)


GAPS = ["\n\n", "\n\n", "\n\n", "\n\n", "\n", "\n", "\n\n\n", "  \n", "\n \n", "\n    \n", "\r\n\r\n", ""]


def made(r):
    head = r.choice(["", "", "\n", "Title: x\nNumber: 1\n\n", "Title: x\n", "---\na: b\n---\n", "\ufeff"])
    return head + "".join(block(r) + r.choice(GAPS) for _ in range(r.randint(1, 8)))


def mutated(r, texts):
    text = r.choice(texts)
    if len(text) > 800:
        start = r.randrange(len(text) - 400)
        text = text[start : start + r.randint(100, 800)]
    for _ in range(r.randint(1, 6)):
        at = r.randrange(len(text) + 1)
        to = min(len(text), at + r.choice([0, 0, 1, 1, 2, 5, 20]))
        mark = r.choice("*_`[]()<>#|&\\ \n\t:-+>~!\"'{}^=/é")
        with_ = r.choice(["", "", mark, span(r), "\n" + block(r) + "\n"])
        text = text[:at] + with_ + text[to:]
    return text


def document(r, texts):
    text = mutated(r, texts) if r.random() < 0.3 else made(r)
    return text.replace("\0", "")
