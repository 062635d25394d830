"""Words too common to carry a theme, in the four languages of the interface."""

from typing import Final

from folkmoot.analysis.words import folded

_ENGLISH = """a about above after again all also am an and any are aren't as at be because been
before being below between both but by can can't cannot could couldn't did didn't do does doesn't
doing don't down during each even every few for from further get had has hasn't have haven't having
he her here hers him his how i i'm if in into is isn't it it's its itself just let like make makes
many may me might more most much must my myself no nor not now of off on once one only or other our
ours out over own people same shall she should shouldn't so some such than that that's the their
theirs them themselves then there these they they're this those through to too under until up us
very was wasn't we were weren't what when where whether which while who whom whose why will with
within without won't would wouldn't you your yours"""
_FRENCH = """à afin ai ainsi alors après au aucun aussi autre autres aux avant avec avoir bien c'est
car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d d'un d'une dans
de des doit doivent donc dont du elle elles en encore entre est et été être eu fait faut font ici il
ils j'ai je l la le les leur leurs lorsque lui ma mais me même mes moi moins mon n'a n'est ne ni nos
notre nous on ont ou où par parce pas peu peut peuvent plus pour pourquoi qu'il qu'elle qu'on quand
que quel quelle quelles quels qui quoi sa sans se sera ses si sinon son sont sous sur ta te tes ton
toujours tous tout toute toutes très tu un une vers vos votre vous y"""
_SPANISH = """a al algo algunas algunos ante antes aquel aquella así aun aunque bajo bien cada casi
como con contra cual cuando cuál da de debe deben del desde donde dos durante e el él ella ellas
ellos en entre era eran es esa esas ese eso esos esta está están estas este esto estos ha hace hacia
han hasta hay la las le les lo los más me mi mis mucho muy nada ni no nos nosotros nuestra nuestro o
os otra otras otro otros para pero poco por porque puede pueden pues que qué quien se sea sean según
ser si sí sin sino sobre solo son su sus también tan tanto te tiene tienen toda todas todo todos tu
tus un una unas uno unos ya y yo"""
_ARABIC = """في من على إلى عن مع أن إن لا ما هذا هذه ذلك تلك التي الذي الذين هو هي هم نحن أنا أنت
كان كانت يكون تكون كل بعض غير بين بعد قبل عند حتى إذا لو لكن بل أو ثم أي قد لقد لم لن ليس ليست
كما مثل أيضا هناك هنا فقط لأن لأنه لأنها منه منها فيه فيها عليه عليها إليه إليها به بها له لها لهم
و ف ب ل يجب ينبغي يمكن وهو وهي ولا وأن"""

STOP_WORDS: Final = frozenset(
    folded(word) for text in (_ENGLISH, _FRENCH, _SPANISH, _ARABIC) for word in text.split()
)
"""Function words, folded as `words` folds them."""
