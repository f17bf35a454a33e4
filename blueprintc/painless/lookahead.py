"""Looking ahead along all alternatives of a decision at once, as ANTLR's parsers do (in their SLL mode).

A *configuration* says where one alternative may be: its number, a state of the grammar's network, a stack of states to
return to, and whether it has left the rule that decides. Sets of configurations are remembered with the token that
leads
from one to the next; they do not depend on the place in the script, so one ``LookAhead`` gets faster with use.
"""

from blueprintc.painless.grammar import Choice, Grammar
from blueprintc.painless.tokens import EOF

Config = tuple[int, int, int, bool]
Configs = frozenset[Config]

# A stack stands for many call stacks at once, or else nested alternatives would multiply: it is a set of pairs of a
# return state and the stack below, at most one for each return state, and is named by its index.
# Upstream: ANTLR's PredictionContext
_Entries = frozenset[tuple[int, int]]
_EMPTY, _BASE = 0, 1
_MANY_STACKS = 200_000


class LookAhead:
    """The network of a grammar, and what has been found out about it. Not for use by several threads at once."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._end = grammar.stop["source"]
        # _EMPTY is where the deciding rule was entered from anywhere; _BASE stands for any stack (see _local).
        self._stacks: list[_Entries] = [frozenset({(-1, -1)}), frozenset({(-2, -1)})]
        self._stack_index: dict[_Entries, int] = {entries: index for index, entries in enumerate(self._stacks)}
        self._merged: dict[tuple[int, int], int] = {}
        self._placed: dict[tuple[int, int], int] = {}
        self._locals: dict[int, tuple[tuple[tuple[int, int], ...], bool]] = {}
        self._closures: dict[tuple[int, int], tuple[tuple[int, int, bool], ...]] = {}
        self._steps: dict[tuple[Configs, str], Configs] = {}
        self._begun: dict[int, Configs] = {}
        self._conflicts: dict[Configs, bool] = {}

    @property
    def is_full(self) -> bool:
        """So much is remembered that a new one should be made."""
        return len(self._stacks) > _MANY_STACKS

    def first_kinds(self, state: int) -> frozenset[str]:
        """The kinds of tokens that can come next at a state whose rule does not end before one."""
        kinds: set[str] = set()
        for reached, _ in self._local(state)[0]:
            terminal = self.grammar.terminal[reached]
            if terminal is not None:
                kinds |= terminal[0]
        return frozenset(kinds)

    def begin(self, choice: Choice) -> Configs:
        """The configurations before the first token."""
        configs = self._begun.get(choice.state)
        if configs is None:
            starts = [(number, state, _EMPTY, False) for number, state in enumerate(choice.starts)]
            configs = self._begun[choice.state] = self._closure_of(starts)
        return configs

    def step(self, configs: Configs, kind: str) -> Configs:
        """The configurations behind one more token; none when no alternative takes it."""
        key = (configs, kind)
        known = self._steps.get(key)
        if known is None:
            moved: list[Config] = []
            for alternative, state, stack, left in configs:
                terminal = self.grammar.terminal[state]
                if terminal is not None and kind in terminal[0]:
                    moved.append((alternative, terminal[1], stack, left))
            known = self._steps[key] = self._at_end(moved) if kind == EOF else self._closure_of(moved)
        return known

    def is_conflict(self, configs: Configs) -> bool:
        """No state belongs to one alternative alone, and some not with its stack either: more input decides nothing."""
        # Upstream: ANTLR's PredictionMode.hasSLLConflictTerminatingPrediction
        known = self._conflicts.get(configs)
        if known is None:
            states: dict[int, set[int]] = {}
            stacks: dict[tuple[int, int], set[int]] = {}
            for alternative, state, stack, _ in configs:
                states.setdefault(state, set()).add(alternative)
                stacks.setdefault((state, stack), set()).add(alternative)
            known = all(len(alternatives) > 1 for alternatives in states.values()) and any(
                len(alternatives) > 1 for alternatives in stacks.values()
            )
            self._conflicts[configs] = known
        return known

    # --- closures -----------------------------------------------------------------------------------------------

    def _closure_of(self, configs: list[Config]) -> Configs:
        joined: dict[tuple[int, int], tuple[int, bool]] = {}
        for alternative, state, stack, left in configs:
            for reached, below, outside in self._closure(state, stack):
                key = (alternative, reached)
                known = joined.get(key)
                if known is None:
                    joined[key] = (below, left or outside)
                else:
                    joined[key] = (self._merge(known[0], below), left or outside or known[1])
        return frozenset([(*key, *value) for key, value in joined.items()])

    def _closure(self, state: int, stack: int) -> tuple[tuple[int, int, bool], ...]:
        """The states in front of a token that are reached without one, with their stacks and whether they are
        outside.
        """
        key = (state, stack)
        known = self._closures.get(key)
        if known is not None:
            return known
        joined: dict[int, tuple[int, bool]] = {}
        seen: set[tuple[int, int, bool]] = set()
        work = [(state, stack, False)]
        while work:
            item = work.pop()
            if item in seen:
                continue
            seen.add(item)
            at, base, outside = item
            reached, ends = self._local(at)
            for terminal, relative in reached:
                placed = base if relative == _BASE else self._place(relative, base)
                before = joined.get(terminal)
                joined[terminal] = (
                    (placed, outside) if before is None else (self._merge(before[0], placed), outside or before[1])
                )
            if ends:
                work.extend(self._returns(at, base, outside))
        result = tuple([(terminal, *value) for terminal, value in joined.items()])
        self._closures[key] = result
        return result

    def _returns(self, state: int, stack: int, outside: bool) -> list[tuple[int, int, bool]]:
        """Where the rule of ``state`` goes on when it ends."""
        returns: list[tuple[int, int, bool]] = []
        for return_state, below in self._stacks[stack]:
            if below >= 0:
                returns.append((return_state, below, outside))
            else:
                rule = self.grammar.rule_of[state]
                returns.extend([(follower, _EMPTY, True) for follower in self.grammar.follow[rule]])
        return returns

    def _local(self, state: int) -> tuple[tuple[tuple[int, int], ...], bool]:
        """What a state reaches without leaving its rule: states in front of tokens with their stacks above ``_BASE``.

        The second value tells whether the end of the rule can be reached.
        """
        known = self._locals.get(state)
        if known is not None:
            return known
        grammar = self.grammar
        joined: dict[int, int] = {}
        ends = False
        seen: set[tuple[int, int]] = set()
        work = [(state, _BASE)]
        while work:
            item = work.pop()
            if item in seen:
                continue
            seen.add(item)
            at, stack = item
            terminal, call = grammar.terminal[at], grammar.call[at]
            if at in grammar.rule_of_stop:
                if stack == _BASE:
                    ends = True
                else:
                    work.extend(self._stacks[stack])
            elif terminal is not None:
                joined[at] = stack if at not in joined else self._merge(joined[at], stack)
            elif call is not None:
                work.append((grammar.start[call[0]], self._named(frozenset({(call[1], stack)}))))
            else:
                work.extend([(target, stack) for target in grammar.epsilon[at]])
        known = self._locals[state] = (tuple(joined.items()), ends)
        return known

    def _at_end(self, configs: list[Config]) -> Configs:
        """The configurations that have read the end of the script: only those at the end of the grammar are left.

        Upstream: closure with treatEofAsEpsilon, then removeAllConfigsNotInRuleStopState
        """
        grammar = self.grammar
        finished: set[Config] = set()
        seen: set[Config] = set()
        work = list(configs)
        while work:
            config = work.pop()
            if config in seen:
                continue
            seen.add(config)
            alternative, state, stack, left = config
            terminal, call = grammar.terminal[state], grammar.call[state]
            if state == self._end:
                finished.add((alternative, state, _EMPTY, left))
            elif state in grammar.rule_of_stop:
                work.extend([(alternative, *place) for place in self._returns(state, stack, left)])
            elif terminal is not None:
                if EOF in terminal[0]:
                    work.append((alternative, terminal[1], stack, left))
            elif call is not None:
                below = self._named(frozenset({(call[1], stack)}))
                # A rule that begins again cannot end without a token: there is no need to look into its own uses.
                if not any(entry[0] == call[1] for entry in self._stacks[stack]):
                    work.append((alternative, grammar.start[call[0]], below, left))
            else:
                work.extend([(alternative, target, stack, left) for target in grammar.epsilon[state]])
        return frozenset(finished)

    # --- stacks -------------------------------------------------------------------------------------------------

    def _named(self, entries: _Entries) -> int:
        index = self._stack_index.get(entries)
        if index is None:
            index = self._stack_index[entries] = len(self._stacks)
            self._stacks.append(entries)
        return index

    def _merge(self, one: int, other: int) -> int:
        """The stack that stands for both."""
        if one == other:
            return one
        key = (one, other) if one < other else (other, one)
        known = self._merged.get(key)
        if known is None:
            entries = dict(self._stacks[one])
            for state, below in self._stacks[other]:
                mine = entries.get(state, below)
                entries[state] = mine if mine == below else self._merge(mine, below)
            known = self._merged[key] = self._named(frozenset(entries.items()))
        return known

    def _place(self, relative: int, base: int) -> int:
        """``relative`` with ``base`` in the place of ``_BASE``."""
        if relative == _BASE:
            return base
        key = (relative, base)
        known = self._placed.get(key)
        if known is None:
            entries = [(state, self._place(below, base)) for state, below in self._stacks[relative]]
            known = self._placed[key] = self._named(frozenset(entries))
        return known
