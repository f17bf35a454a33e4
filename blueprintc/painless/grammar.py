"""The server's grammar as data, and the network of states that its parser generator makes of it.

Only ``syntax_errors`` needs this: what the server says about a broken script depends on how its generated parser
decides
between alternatives, so those decisions are re-enacted on this network. The rules are those of reference §1.2 in the
shape that they have in the server's grammar file, because the shape decides which message appears.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from blueprintc.painless.tokens import EOF

# Terminals are quoted kinds or upper-case names, "…" a set of terminals, lower-case names are rules.
# Binary operators are flat here: precedence plays no part in what is a script.
_RULES = """
source: function* statement* EOF
function: decltype ID parameters block
parameters: '(' ( decltype ID ( ',' decltype ID )* )? ')'
statement: rstatement | dstatement "; EOF"
rstatement: 'if' '(' expression ')' trailer ELSEPART
  | 'while' '(' expression ')' ( trailer | empty )
  | 'for' '(' initializer? ';' expression? ';' afterthought? ')' ( trailer | empty )
  | 'for' '(' decltype ID ':' expression ')' trailer
  | 'for' '(' ID 'in' expression ')' trailer
  | 'try' block trap+
elsepart: 'else' trailer
dstatement: 'do' block 'while' '(' expression ')' | declaration | 'continue' | 'break' | 'return' expression?
  | 'throw' expression | expression
trailer: block | statement
block: '{' statement* dstatement? '}'
empty: ';'
initializer: declaration | expression
afterthought: expression
declaration: decltype declvar ( ',' declvar )*
decltype: type ( '[' ']' )*
type: 'def' | PRIMITIVE | ID ( '.' DOTID )*
declvar: ID ( '=' expression )?
trap: 'catch' '(' type ID ')' block
noncondexpression: unary OPERATORS
operators: "* / % + - =~ ==~ << >> >>> < <= > >= == === != !== & ^ | && || ?:" unary | 'instanceof' decltype
expression: noncondexpression | noncondexpression '?' expression ':' expression
  | noncondexpression "= += -= *= /= %= &= ^= |= <<= >>= >>>=" expression
unary: "++ --" chain | "+ -" unary | unarynotaddsub
unarynotaddsub: chain | chain "++ --" | "! ~" unary | castexpression
castexpression: '(' primordefcasttype ')' unary | '(' refcasttype ')' unarynotaddsub
primordefcasttype: "def PRIMITIVE"
refcasttype: 'def' ( '[' ']' )+ | PRIMITIVE ( '[' ']' )+ | ID ( '.' DOTID )* ( '[' ']' )*
chain: primary postfix* | arrayinitializer
primary: '(' expression ')' | "OCTAL HEX INTEGER DECIMAL" | 'true' | 'false' | 'null' | STRING | REGEX
  | listinitializer | mapinitializer | ID | ID arguments | 'new' type arguments
postfix: callinvoke | fieldaccess | braceaccess
postdot: callinvoke | fieldaccess
callinvoke: ". ?." DOTID arguments
fieldaccess: ". ?." "DOTID DOTINTEGER"
braceaccess: '[' expression ']'
arrayinitializer: 'new' type ( '[' expression ']' )+ ( postdot postfix* )?
  | 'new' type '[' ']' '{' ( expression ( ',' expression )* )? '}' postfix*
listinitializer: '[' expression ( ',' expression )* ']' | '[' ']'
mapinitializer: '[' maptoken ( ',' maptoken )* ']' | '[' ':' ']'
maptoken: expression ':' expression
arguments: '(' ( argument ( ',' argument )* )? ')'
argument: expression | lambda | funcref
lambda: ( lamtype | '(' ( lamtype ( ',' lamtype )* )? ')' ) '->' ( block | expression )
lamtype: decltype? ID
funcref: decltype '::' ID | decltype '::' 'new' | 'this' '::' ID
"""
_PIECES = re.compile(r"""'[^']+'|"[^"]+"|[A-Za-z]+|[()|?*+]""")


@dataclass(slots=True, eq=False)
class Element:
    """One element of a rule, with the state in front of it."""

    state: int = -1


@dataclass(slots=True, eq=False)
class Terminal(Element):
    """One token of ``kinds``."""

    kinds: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Reference(Element):
    """A rule used by another."""

    rule: str = ""


@dataclass(slots=True, eq=False)
class Sequence(Element):
    """Elements in order."""

    elements: list[Element] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Choice(Element):
    """A decision. ``repeat`` is ``""`` (a block of alternatives), ``?``, ``*`` or ``+``.

    ``by_one`` names decisions that the next token alone settles whatever the look-ahead sets are: ``else`` and the
    binary
    operators, where the server's predicates do. ``starts`` are the states at which the alternatives begin, the exit
    last.
    ``looks`` holds the sets of first tokens when they are disjoint (the generated parser then just tests the next
    token).
    """

    alternatives: list[Sequence] = field(default_factory=list)
    repeat: str = ""
    by_one: bool = False
    starts: list[int] = field(default_factory=list)
    looks: list[frozenset[str]] | None = None


class Grammar:
    """The rules and their network.

    ``epsilon``, ``terminal`` and ``call`` hold a state's outgoing edges; ``stop`` maps a rule to its last state,
    ``rule_of_stop`` is the inverse, ``rule_of`` the rule of every state, ``follow`` gives the states behind every
    use of a rule.
    """

    def __init__(self) -> None:
        self.rules: dict[str, Sequence] = {}
        self.epsilon: list[list[int]] = []
        self.terminal: list[tuple[frozenset[str], int] | None] = []
        self.call: list[tuple[str, int] | None] = []
        self.start: dict[str, int] = {}
        self.stop: dict[str, int] = {}
        self.rule_of_stop: dict[int, str] = {}
        self.rule_of: list[str] = []
        self.follow: dict[str, list[int]] = {}
        self._rule = ""
        choices: list[Choice] = []
        for name, body in _parse_rules():
            self.rules[name] = body
            self.follow[name] = []
        for name, body in self.rules.items():
            self._rule = name
            self.start[name] = self._state()
            self.stop[name] = end = self._state()
            self.rule_of_stop[end] = name
            self.epsilon[self.start[name]].append(self._build(body, end, choices))
        for choice in choices:
            choice.looks = self._disjoint(choice)

    def _state(self) -> int:
        self.epsilon.append([])
        self.terminal.append(None)
        self.call.append(None)
        self.rule_of.append(self._rule)
        return len(self.epsilon) - 1

    def _build(self, element: Element, end: int, choices: list[Choice]) -> int:
        """The states of ``element`` in front of ``end``; returns the first."""
        if isinstance(element, Sequence):
            for part in reversed(element.elements):
                end = self._build(part, end, choices)
            element.state = end
            return end
        element.state = state = self._state()
        if isinstance(element, Terminal):
            self.terminal[state] = (element.kinds, end)
        elif isinstance(element, Reference):
            self.call[state] = (element.rule, end)
            self.follow[element.rule].append(end)
        elif isinstance(element, Choice):
            choices.append(element)
            self._build_choice(element, end, choices)
        return state

    def _build_choice(self, choice: Choice, end: int, choices: list[Choice]) -> None:
        state = choice.state
        if choice.repeat == "+":
            # The decision comes after the body: go round again, or leave.
            loop = self._state()
            body = self._build(choice.alternatives[0], loop, choices)
            self.epsilon[state].append(body)
            choice.starts = [body, end]
            self.epsilon[loop].extend(choice.starts)
            return
        after = state if choice.repeat == "*" else end
        choice.starts = [self._build(alternative, after, choices) for alternative in choice.alternatives]
        if choice.repeat:
            choice.starts.append(end)
        self.epsilon[state].extend(choice.starts)

    def _disjoint(self, choice: Choice) -> list[frozenset[str]] | None:
        # Upstream: ANTLR's AnalysisPipeline.disjoint over LL1Analyzer.getDecisionLookahead
        looks = [self._look(start) for start in choice.starts]
        if sum(map(len, looks)) != len(frozenset[str]().union(*looks)):
            return None
        return looks

    def _look(self, start: int) -> frozenset[str]:
        found: set[str] = set()
        seen: set[tuple[int, tuple[int, ...]]] = set()
        work: list[tuple[int, tuple[int, ...]]] = [(start, ())]
        while work:
            item = work.pop()
            if item in seen:
                continue
            seen.add(item)
            state, stack = item
            rule = self.rule_of_stop.get(state)
            if rule is not None:
                if stack:
                    work.append((stack[-1], stack[:-1]))
                else:
                    work.extend((follower, ()) for follower in self.follow[rule])
                continue
            terminal, call = self.terminal[state], self.call[state]
            if terminal is not None:
                found |= terminal[0]
            elif call is not None:
                work.append((self.start[call[0]], (*stack, call[1])))
            else:
                work.extend((target, stack) for target in self.epsilon[state])
        return frozenset(found)


def _parse_rules() -> Iterator[tuple[str, Sequence]]:
    text = re.sub(r"\n {2}", " ", _RULES)
    for line in text.strip().splitlines():
        name, _, body = line.partition(":")
        pieces = _PIECES.findall(body)
        alternatives, _ = _parse_alternatives(pieces, 0)
        rule = alternatives[0] if len(alternatives) == 1 else Sequence(elements=[Choice(alternatives=alternatives)])
        yield name, rule


def _parse_alternatives(pieces: list[str], at: int) -> tuple[list[Sequence], int]:
    alternatives = [Sequence()]
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        at += 1
        if piece == "|":
            alternatives.append(Sequence())
            continue
        element: Element
        if piece == "(":
            inner, at = _parse_alternatives(pieces, at)
            at += 1
            element = Choice(alternatives=inner)
        else:
            element = _parse_piece(piece)
        if at < len(pieces) and pieces[at] in "?*+":
            if not isinstance(element, Choice):
                element = Choice(alternatives=[Sequence(elements=[element])])
            element.repeat = pieces[at]
            at += 1
        elif isinstance(element, Choice) and len(element.alternatives) == 1 and not element.by_one:
            element = element.alternatives[0]
        alternatives[-1].elements.append(element)
    return alternatives, at


def _parse_piece(piece: str) -> Element:
    if piece in ("ELSEPART", "OPERATORS"):
        body = Sequence(elements=[Reference(rule=piece.lower())])
        return Choice(alternatives=[body], repeat="?" if piece == "ELSEPART" else "*", by_one=True)
    if piece[0] == "'":
        return Terminal(kinds=frozenset({piece[1:-1]}))
    if piece[0] == '"':
        return Terminal(kinds=frozenset(_kind(word) for word in piece[1:-1].split()))
    if piece.isupper():
        return Terminal(kinds=frozenset({_kind(piece)}))
    return Reference(rule=piece)


def _kind(word: str) -> str:
    return EOF if word == "EOF" else word
