"""The weights with which training starts: what the tests of the labels say of a sign.

Who acts when the statement is met? Could a contractor fulfil it to the letter with
nothing changing for a user, a process in use or the accounts? Each line is a sign and
how much it speaks for each level; training moves a weight away from here only as far as
the labelled statements ask for it.
"""

from __future__ import annotations

_TABLE = """
# sign                           activity output adoption operational customer financial
# What is raised, cut, kept or reached decides, whatever the verb.
moved work                          3.0   0.5   0.0   0.0   0.0   0.0
moved deliverable                   0.3   2.8   0.0   0.0   0.0   0.0
moved capacity                      0.0   2.5   0.0   0.0   0.0   0.0
moved us                            0.5   2.2   0.0   0.0   0.0   0.0
moved case                          0.3   0.3   0.0   0.6   0.0   0.0
moved audience                      0.0   0.0   2.2   0.0   0.0   0.0
moved behaviour                     0.0   0.0   2.5   0.0   0.0   0.0
moved performance                   0.0   0.0   0.0   2.5   0.0   0.0
moved condition                     0.0   0.0   0.0   0.0   2.5   0.0
moved money                         0.0   0.0   0.0   0.0   0.0   2.5
moved unknown                       0.0   0.0   0.2   0.3   0.3   0.0
moved faster or better              0.0   0.0   0.0   1.8   1.2   0.5

# A level without a verb is judged by what stands at that level.
stated work                         3.0   0.5   0.0   0.0   0.0   0.0
stated deliverable                  0.3   2.8   0.0   0.0   0.0   0.0
stated capacity                     0.0   2.5   0.0   0.0   0.0   0.0
stated us                           0.5   2.2   0.0   0.0   0.0   0.0
stated case                         0.3   0.3   0.0   0.6   0.0   0.0
stated audience                     0.0   0.0   2.2   0.0   0.0   0.0
stated behaviour                    0.0   0.0   2.5   0.0   0.0   0.0
stated performance                  0.0   0.0   0.0   2.5   0.0   0.0
stated condition                    0.0   0.0   0.0   0.0   2.5   0.0
stated money                        0.0   0.0   0.0   0.0   0.0   2.5
stated unknown                      0.0   0.0   0.2   0.3   0.3   0.0
stated faster or better             0.0   0.0   0.0   1.8   1.2   0.5

# The object of a third person counts like a moved one, less surely.
acting us                           0.5   0.5   0.0   0.0   0.0   0.0
acting audience                     0.0   0.0   1.3   0.0   0.0   0.0
acting behaviour                    0.0   0.0   1.5   0.0   0.0   0.0
acting performance                  0.0   0.0   0.0   1.5   0.0   0.0
acting condition                    0.0   0.0   0.0   0.0   1.5   0.0
acting money                        0.0   0.0   0.0   0.0   0.0   1.5
acting deliverable                  0.1   1.1   0.0   0.0   0.0   0.0
acting work                         1.2   0.2   0.0   0.0   0.0   0.0
acting capacity                     0.0   1.0   0.0   0.0   0.0   0.0
acting case                         0.1   0.1   0.0   0.2   0.0   0.0
acting faster or better             0.0   0.0   0.0   1.8   1.2   0.5

# What we make or do is ours, unless the thing made is an effect.
made deliverable                    0.8   1.2   0.0   0.0   0.0   0.0
made capacity                       0.8   1.2   0.0   0.0   0.0   0.0
made us                             0.8   1.2   0.0   0.0   0.0   0.0
made case                           0.8   1.2   0.0   0.0   0.0   0.0
made unknown                        0.8   1.2   0.0   0.0   0.0   0.0
made nothing                        0.8   1.2   0.0   0.0   0.0   0.0
made work                           2.0   0.3   0.0   0.0   0.0   0.0
made audience                       0.4   0.4   0.6   0.0   0.0   0.0
made behaviour                      0.4   0.5   0.6   0.0   0.0   0.0
made performance                    0.4   0.4   0.0   0.6   0.0   0.0
made condition                      0.4   0.4   0.0   0.0   0.6   0.0
made money                          0.2   0.2   0.0   0.0   0.0   1.0
made faster or better               0.0   0.0   0.0   1.8   1.2   0.5

# To count a thing is not to change it.
measured work                       3.0   1.0   0.0   0.0   0.0   0.0
measured deliverable                3.0   1.0   0.0   0.0   0.0   0.0
measured capacity                   3.0   1.0   0.0   0.0   0.0   0.0
measured us                         3.0   1.0   0.0   0.0   0.0   0.0
measured case                       3.0   1.0   0.0   0.0   0.0   0.0
measured audience                   3.0   1.0   0.0   0.0   0.0   0.0
measured behaviour                  3.0   1.0   0.0   0.0   0.0   0.0
measured performance                3.0   1.0   0.0   0.0   0.0   0.0
measured condition                  3.0   1.0   0.0   0.0   0.0   0.0
measured money                      3.0   1.0   0.0   0.0   0.0   0.0
measured unknown                    3.0   1.0   0.0   0.0   0.0   0.0
measured nothing                    3.0   1.0   0.0   0.0   0.0   0.0

# An imperative tells what we do.
command make                        0.0   1.6   0.0   0.0   0.0   0.0
command act                         1.7   0.3   0.0   0.0   0.0   0.0
command measure                     2.5   0.0   0.0   0.0   0.0   0.0
command let                         0.0   1.0   0.0   0.0   0.0   0.0
command end                         0.0   0.0   0.0   0.5   0.5   0.0
command become                      0.0   0.0   0.4   0.0   0.7   0.0
command earn                        0.0   0.0   0.0   0.0   1.5   0.0
command unknown                     0.3   1.0   0.0   0.0   0.0   0.0
command pay                         0.0   4.0   0.0   0.0   0.0   0.0
command choose                      0.9   0.9   0.0   0.0   0.0   0.0

# Verbs with a subject.
verb earn                           0.0   0.0   0.0   0.0   0.7   0.0
verb cause                         -1.0  -1.0   0.5   0.5   0.5   0.5
verb function                       0.0   1.2   0.0   0.0   0.0   0.0
verb fail                           0.0   0.0   0.0   1.0   0.7   0.0
verb pay                            0.0   1.5   0.0   0.0   0.0   0.0

# What was done, by us or by those who decide.
passive earn                        0.0   0.0   0.0   0.0   1.5   0.0
passive make                        0.0   2.2   0.0   0.0   0.0   0.0
passive act                         1.3   0.3   0.0   0.0   0.0   0.0
passive fail                        0.0   0.0   0.0   1.0   0.0   0.0
passive pay                         0.0   2.0   0.0   0.0   0.0   0.0

# Our own work at its end.
finished work                       0.5   1.2   0.0   0.0   0.0   0.0
finished deliverable                0.5   1.2   0.0   0.0   0.0   0.0
finished capacity                   0.5   1.2   0.0   0.0   0.0   0.0
finished us                         0.5   1.2   0.0   0.0   0.0   0.0
finished case                       0.5   1.2   0.0   0.0   0.0   0.0

# A share of our own work is still our own work.
share of work                       0.4   0.8   0.0   0.0   0.0   0.0
share of deliverable                0.4   0.8   0.0   0.0   0.0   0.0
share of capacity                   0.4   0.8   0.0   0.0   0.0   0.0
share of us                         0.4   0.8   0.0   0.0   0.0   0.0
share of case                       0.4   0.8   0.0   0.0   0.0   0.0

# How often we produce is our own production.
rate of work                        0.8   0.5   0.0   0.0   0.0   0.0
rate of deliverable                 0.8   0.5   0.0   0.0   0.0   0.0
rate of capacity                    0.8   0.5   0.0   0.0   0.0   0.0
rate of us                          0.8   0.5   0.0   0.0   0.0   0.0
rate of case                        0.8   0.5   0.0   0.0   0.0   0.0

each of us work                     2.0   0.5   0.0   0.0   0.0   0.0
each of us deliverable              1.2   1.2   0.0   0.0   0.0   0.0
each of us case                     2.0   0.5   0.0   0.0   0.0   0.0

# Somebody who has a thing is not yet somebody who uses it.
has deliverable                     0.0   3.2   0.0   0.0   0.0   0.0
has work                            2.2   0.0   0.0   0.0   0.0   0.0
has us                              0.0   1.8   0.0   0.0   0.0   0.0
has capacity                        0.0   1.5   0.0   0.0   0.0   0.0
has unknown                         0.2   1.0   0.0   0.0   0.0   0.0
has condition                       0.0   0.0   0.0   0.0   1.0   0.0
has behaviour                       0.0   0.0   1.0   0.0   0.0   0.0

# Ourselves as the subject.
we make                             0.0   2.5   0.0   0.0   0.0   0.0
we act                              2.5   0.0   0.0   0.0   0.0   0.0
we choose                           0.7   0.0   0.0   0.0   0.0   0.0

# A product that does something is a feature; one that cuts a cost is an effect.
our product function                0.0   2.0   0.0   0.0   0.0   0.0
our product down                    0.0   0.0   0.0   2.5   0.7   0.7
our product up                      0.0   0.0   0.0   2.0   0.7   0.7
our product cause                   0.0   0.0   0.5   1.0   1.0   0.5
our product choose                  0.0   1.0   0.0   0.0   0.0   0.0
our product make                    0.0   1.0   0.0   0.0   0.0   0.0

# People outside who act have decided to.
outsiders choose                    0.0   0.0   2.0   0.0   0.5   0.0
outsiders who act                   0.0   0.0   1.5   0.0   0.0   0.0
so many of us act                   0.0   0.0   1.0   0.0   0.0   0.0
done by outsiders                   0.0   0.0   3.5   0.0   0.0   0.0

# Served within a time: the performance of a process in use.
within a time, case                 0.0   0.0   0.0   2.5   0.0   0.0
within a time, work                 0.0   0.0   0.0   2.5   0.0   0.0
within a time, unknown              0.0   0.0   0.0   2.5   0.0   0.0
within a time, nothing              0.0   0.0   0.0   2.5   0.0   0.0
within a time                       0.0   0.0   0.0   1.5   0.0   0.0

none of it                          0.0   0.0   0.0   0.7   0.5   0.1
on average                          0.0   0.0   0.0   1.0   0.3   0.2
as promised                         0.0   0.0   0.0   2.0   0.5   0.3
not needed                          0.0   0.0   0.0   0.7   0.0   0.2
nobody or whoever                   0.0   0.0   0.0   0.5   0.5   0.0

# A level before and one after say that something moves.
before and after                    0.0   0.0   0.2   0.4   0.3   0.2
before and after performance        0.0   0.0   0.0   1.0   0.0   0.0
before and after condition          0.0   0.0   0.0   0.0   1.0   0.0
before and after money              0.0   0.0   0.0   0.0   0.0   1.0
before and after audience           0.0   0.0   1.0   0.0   0.0   0.0
before and after behaviour          0.0   0.0   1.0   0.0   0.0   0.0
before and after, duration          0.0   0.0   0.0   1.2   0.2   0.0
before and after, money             0.0   0.0   0.0   0.0   0.0   1.2
before and after, percent           0.0   0.0   0.2   0.4   0.4   0.1
before and after work               1.0   0.2   0.0   0.0   0.0   0.0
before and after deliverable        0.0   1.0   0.0   0.0   0.0   0.0
before and after capacity           0.0   1.0   0.0   0.0   0.0   0.0

# What happens by itself, told with its subject, is more than what we do.
tells what happens                 -0.3  -0.3   0.2   0.3   0.3   0.1

# An effect with a number beats the delivery before it.
quantified effect on audience       0.0   0.0   4.0   0.0   0.0   0.0
quantified effect on behaviour      0.0   0.0   4.0   0.0   0.0   0.0
quantified effect on performance    0.0   0.0   0.0   4.0   0.0   0.0
quantified effect on condition      0.0   0.0   0.0   0.0   4.0   0.0
quantified effect on money          0.0   0.0   0.0   0.0   0.0   4.0
quantified effect                  -2.5  -2.5   0.5   1.0   0.7   0.7
quantified purpose                 -2.5  -2.5   0.5   1.0   0.7   0.7

# Who is helped to cut or raise something has it cut or raised.
permitted to down                   0.0   0.0   0.0   1.0   0.7   0.7
permitted to up                     0.0   0.0   0.0   0.7   0.7   0.7

# What kind of number it is.
number money                        0.0   0.0   0.0   0.0   0.0   0.7
number duration                     0.0   0.0   0.0   0.8   0.0   0.0
number percent                      0.0   0.0   0.2   0.2   0.2   0.1
number points                       0.0   0.0   0.0   0.5   0.5   0.0

# Other words.
somebody can                        0.0   2.5   0.0   0.0   0.0   0.0
open to somebody, number no number  0.0   1.5   0.0   0.0   0.0   0.0
word finished                       0.2   0.5   0.0   0.0   0.0   0.0
in place                            0.0   1.0   0.0   0.0   0.0   0.0
word self                           0.0   0.0   1.5   0.0   0.0   0.0
less of it                          0.0   0.0   0.0   0.3   0.4   0.2
word used                           0.0   0.0   1.0   0.0   0.0   0.0
word troubled                       0.0   0.0   0.0   0.7   0.2   0.0
word quality                        0.0   0.0   0.0   0.2   0.3   0.0
a rank                              0.0   0.0   0.7   0.0   1.5   0.0
"""


def starting_weights() -> dict[str, tuple[float, ...]]:
    """Return the six starting weights of each sign named above."""
    weights = {}
    for line in _TABLE.splitlines():
        if line.strip() and not line.startswith("#"):
            *name, a, o, u, p, c, f = line.split()
            weights[" ".join(name)] = tuple(map(float, (a, o, u, p, c, f)))
    return weights
