"""What an empty store is filled with: the real and the demonstration figures, through the same
door as everybody's."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from atlas.errors import ConflictError, StoreError
from atlas.publishing import check, publish, read_explanations, read_upload
from atlas.store import Store, Version

FOLDER = Path(__file__).parents[1] / "sample_data"
AUTHOR = "工会图览"
#: whoever fills the store at the same moment publishes the very same
_ALREADY = {"already_published", "nothing_changed"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files that become one version."""

    message: str
    files: tuple[Path, ...]
    explanations: Path


def parcels(folder: Path = FOLDER) -> tuple[Parcel, ...]:
    """The versions to be: the real figures, then the region's and leagues', then the banners'.

    ``elsewhere.csv`` is of other provinces and only there for tests.
    """
    real = [path for path in _sorted(folder / "real", "*.csv") if path.stem != "elsewhere"]
    demo = _sorted(folder / "demo", "*.xlsx")
    banners = [path for path in demo if "旗" in path.stem]
    leagues = [path for path in demo if path not in banners]
    ours, theirs = folder / "explanations.csv", folder / "demo" / "说明.json"
    listed = (
        Parcel("实际数据：年鉴与公开报道，逐条注明出处", tuple(real), ours),
        Parcel("示例数据：全区与盟市，为演示虚构", tuple(leagues), theirs),
        Parcel("示例数据：旗县市区，为演示虚构", tuple(banners), theirs),
    )
    return tuple(parcel for parcel in listed if parcel.files)


def publish_samples(
    store: Store, folder: Path = FOLDER, told: Callable[[Version], None] | None = None
) -> list[Version]:
    """Publish the samples that are missing, unless somebody else has published anything.

    A start that was cut off is continued; two starts at once publish each version once. Returns
    what was published now; ``told`` hears of each version when it is there.
    """
    published: list[Version] = []
    for parcel in parcels(folder):
        before = store.versions()
        if any(one.author != AUTHOR for one in before):
            break
        if parcel.message in {one.message for one in before}:
            continue
        for version in _publish(store, parcel):
            published.append(version)
            if told is not None:
                told(version)
    return published


def _publish(store: Store, parcel: Parcel) -> Iterable[Version]:
    uploads = [read_upload(path) for path in parcel.files]
    checked = check(uploads, store)
    try:
        version = publish(
            store,
            checked,
            author=AUTHOR,
            message=parcel.message,
            contents=dict(zip((one.sha256 for one in uploads), parcel.files, strict=True)),
            explanations=read_explanations(parcel.explanations, checked, every=False),
        )
    except ConflictError:
        return []
    except StoreError as error:
        if error.code not in _ALREADY:
            raise
        return []
    return [version]


def _sorted(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))
