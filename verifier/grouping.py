"""Without a shipment: which reports together speak of one product, by the identifiers they share."""

from collections.abc import Iterable, Sequence

from verifier.identifiers import STRONG, key_of
from verifier.matching import Goods
from verifier.paper import Paper

Key = tuple[str, str]


def goods_of_reports(reports: Sequence[Paper]) -> tuple[Goods, ...]:
    """The products that the reports name, each with every report that names it.

    Reports belong together where they print the same model, style, item, SKU or GTIN. Several values of the
    kind they share are several products, so that one report can never cover what only another one tested.
    """
    keys = {paper: _keys(paper) for paper in reports}
    products = {
        frozenset(group) for cluster in _clusters(reports, keys) for group in _products(cluster, keys)
    }
    ordered = (sorted(group, key=lambda paper: paper.order) for group in products)
    return tuple(
        Goods(None, tuple(group)) for group in sorted(ordered, key=lambda group: [p.order for p in group])
    )


def _keys(paper: Paper) -> frozenset[Key]:
    identifiers = (one for one in paper.report.product.identifiers if one.kind in STRONG)
    pairs = ((one.kind.value, key_of(one.kind, one.value)) for one in identifiers)
    return frozenset((kind, key) for kind, key in pairs if key)


def _clusters(reports: Sequence[Paper], keys: dict[Paper, frozenset[Key]]) -> Iterable[list[Paper]]:
    """Reports connected through shared identifiers."""
    holders: dict[Key, list[Paper]] = {}
    for paper in reports:
        for key in keys[paper]:
            holders.setdefault(key, []).append(paper)
    left = dict.fromkeys(reports)
    while left:
        cluster: list[Paper] = []
        open_ends = [left.popitem()[0]]
        while open_ends:
            paper = open_ends.pop()
            cluster.append(paper)
            reached = [other for key in keys[paper] for other in holders[key] if other in left]
            open_ends += dict.fromkeys(reached)
            for other in reached:
                left.pop(other, None)
        yield cluster


def _products(cluster: list[Paper], keys: dict[Paper, frozenset[Key]]) -> Iterable[list[Paper]]:
    """One group for each value of a kind that all reports of the cluster print; else each report alone."""
    if len(cluster) == 1:
        return [cluster]
    shared = set.intersection(*({kind for kind, _ in keys[paper]} for paper in cluster))
    if not shared:
        return [[paper] for paper in cluster]
    kind = min(
        shared,
        key=lambda kind: (len({key for paper in cluster for key in keys[paper] if key[0] == kind}), kind),
    )
    values = {key for paper in cluster for key in keys[paper] if key[0] == kind}
    return [[paper for paper in cluster if value in keys[paper]] for value in sorted(values)]
