"""Descents onto lunar ground whose homographies are known exactly, for judging what follows a landing camera.

    python3 descent_sets.py --data FOLDER --out FOLDER [--only NAME ...]

FOLDER holds apollo/ (public Apollo pictures) and terrain/ (LOLA heights). Each set: frame-NN.png and truth.json. Needs numpy, scipy and OpenCV.
"""
import argparse
import json
import os
import time
import cv2
import numpy as np
from scipy import ndimage

SMALL, LARGE = 512, 1024
WIDE = 45.4  # degrees, as a landing camera sees
CLOSER = 4.0  # from one texture to the next finer one
CONTRAST = 0.12  # RMS of the logarithm of light, each texture
SAMPLES = 2  # rays each way in a pixel

# Ground without sky, people or machines: file, rows, columns.
CROPS = {
    "plain": ("apollo/A15JSC2011e118360.jpg", (1300, 2380), (150, 1350)),
    "plain2": ("apollo/A15JSC2011e118360.jpg", (1300, 2380), (4600, 5900)),
    "soil": ("apollo/AS11-40-5858.jpg", (1200, 1900), (40, 1100)),
    "rocks": ("apollo/A17jsc2004e20304.jpg", (420, 1040), (60, 1300)),
    "slope": ("apollo/A17jsc2007e045387.jpg", (620, 1360), (40, 950)),
    "wall": ("apollo/A12jsc2007e045376.jpg", (480, 1050), (2250, 3230)),
    "dull": ("apollo/A14jsc2007e045377.jpg", (600, 1060), (1900, 3200)),
    "farside": ("terrain/LDEM_4.IMG", (130, 590), (560, 1060)),
    "nearside": ("terrain/LDEM_4.IMG", (130, 590), (60, 560)),
}
ALL_SCALES = ("farside", "plain", "rocks", "soil", "wall", "slope", "plain2")
OTHER_GROUND = ("nearside", "dull", "slope", "plain2", "rocks", "soil")

SETS = {
    # way down: frames, step of the scale (or least and most), degrees of turn a frame, degrees of tilt; what is done to the pictures
    "plain": dict(seed=1, frames=28, step=1.1, ground=ALL_SCALES),
    "big-steps": dict(seed=2, frames=9, step=(1.6, 2.0), turn=(-6, 6), ground=ALL_SCALES),
    "spin": dict(seed=3, frames=28, step=1.06, turn=(4, 24), ground=ALL_SCALES),
    "tilt": dict(seed=4, frames=24, step=1.12, tilt=(25, 35), ground=ALL_SCALES),
    "exposure": dict(seed=5, frames=24, step=1.12, turn=(-3, 3), gains=(0.55, 1.6), corners=0.55, noise_db=32, jpeg=(35, 70), ground=ALL_SCALES),
    "dull": dict(seed=6, frames=22, step=1.12, turn=(-3, 3), contrast=0.018, noise_db=38, ground=("dull", "plain", "slope", "plain2", "soil", "dull")),
    "dust": dict(seed=7, frames=26, step=1.14, turn=(-2, 2), dust=9, ground=ALL_SCALES),
    "bent": dict(seed=8, frames=22, step=1.12, turn=(-3, 3), tilt=(0, 8), k1=-0.02, ground=ALL_SCALES),
    "spoiled": dict(seed=9, frames=24, step=1.1, turn=(-2, 2), spoil={5: "duplicate", 9: "foreign", 13: "blank", 16: "duplicate", 17: "duplicate", 20: "saturated"}, ground=ALL_SCALES),
    "glare": dict(seed=10, frames=20, step=1.1, spoil={0: "saturated", 1: "saturated", 2: "blank"}, ground=ALL_SCALES),
    "deep": dict(seed=11, frames=34, step=1.2, turn=(-4, 4), tilt=(0, 6), noise_db=38, ground=ALL_SCALES),
    "aside": dict(seed=12, frames=24, step=(1.0, 1.04), aside=0.22, turn=(-5, 5), ground=ALL_SCALES),
    "rocks": dict(seed=13, frames=14, step=1.12, turn=(-5, 5), tilt=(0, 10), ground=("rocks",), single=True),
    "soil": dict(seed=14, frames=14, step=1.12, turn=(-5, 5), tilt=(0, 10), ground=("plain",), single=True),
    "landing": dict(seed=15, frames=44, size=LARGE, step=1.15, turn=(-2, 2), tilt=(0, 12), gains=(0.85, 1.2), corners=0.75, noise_db=36, jpeg=(70, 80), dust=4,
                    spoil={0: "saturated", 12: "duplicate"}, ground=ALL_SCALES),
    # few frames, wide steps, large turns, jumps of exposure, a way up, stronger and weaker bending
    "two": dict(seed=101, frames=2, step=1.3, turn=(5, 9), ground=ALL_SCALES),
    "three": dict(seed=102, frames=3, step=1.8, turn=(-20, 20), ground=ALL_SCALES),
    "five": dict(seed=103, frames=5, step=1.5, turn=(-8, 8), tilt=(0, 10), ground=ALL_SCALES),
    "eight-50": dict(seed=104, frames=8, step=1.75, turn=(-5, 5), ground=ALL_SCALES),
    "five-50": dict(seed=105, frames=5, step=2.66, turn=(-5, 5), ground=ALL_SCALES),
    "flip": dict(seed=106, frames=8, step=1.15, turn=(80, 180), ground=ALL_SCALES),
    "jumps": dict(seed=107, frames=10, step=1.2, turn=(-3, 3), gains=(0.15, 2.2), ground=ALL_SCALES),
    "spoilt-few": dict(seed=108, frames=6, step=1.3, spoil={1: "saturated", 3: "foreign", 4: "blank"}, ground=ALL_SCALES),
    "foreign-first": dict(seed=109, frames=6, step=1.3, spoil={0: "foreign"}, ground=ALL_SCALES),
    "bent-strong": dict(seed=110, frames=16, step=1.15, turn=(-3, 3), tilt=(0, 8), k1=-0.15, ground=ALL_SCALES),
    "bent-mild": dict(seed=111, frames=16, step=1.15, turn=(-3, 3), tilt=(0, 8), k1=-0.01, ground=ALL_SCALES),
    "up": dict(seed=112, frames=10, step=1 / 1.2, turn=(-3, 3), ground=ALL_SCALES),
}


def heights(path):
    grid = np.fromfile(path, "<i2").reshape(720, 1440).astype(np.float32) * 0.5
    return np.hstack([grid, grid[:, :720]])


def shaded(height):
    """A relief under a Sun 20 degrees high."""
    fine = cv2.resize(height, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    down, right = np.gradient(fine / (fine.std() * 0.12))
    slope = (0.94 * 0.8 * right + 0.94 * 0.6 * down + 0.5) / np.sqrt(1 + right ** 2 + down ** 2)
    return np.clip(slope, 0.03, None) + 0.05


def texture(folder, name):
    """Real ground as the logarithm of its light: evened out over an eighth of its width, unit variance."""
    file, rows, columns = CROPS[name]
    path = os.path.join(folder, file)
    if file.endswith(".IMG"):
        light = shaded(heights(path)[slice(*rows), slice(*columns)])
    else:
        light = cv2.imread(path, cv2.IMREAD_GRAYSCALE)[slice(*rows), slice(*columns)].astype(np.float32) / 255
        light = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4) + 0.02
    detail = np.log(light).astype(np.float32)
    even = detail.shape[1] / 8
    detail -= cv2.GaussianBlur(detail, (0, 0), even, borderType=cv2.BORDER_REFLECT_101)
    spread = np.sqrt(cv2.GaussianBlur(detail ** 2, (0, 0), even, borderType=cv2.BORDER_REFLECT_101))
    detail = np.clip(detail / np.maximum(spread, 0.3 * spread.mean()), -3, 3)
    return detail / detail.std()


class Layer:
    """One texture on the plane: mirrored at its edges, fading out away from the spot that the camera comes down to."""

    def __init__(self, detail, width_m, reach_m, offset, turn):
        self.texel_m, self.reach_m, self.offset = width_m / detail.shape[1], reach_m, offset
        self.cos, self.sin = np.cos(turn), np.sin(turn)
        self.levels = [detail]
        while min(self.levels[-1].shape) > 12:
            last = self.levels[-1]
            last = last[:last.shape[0] // 2 * 2, :last.shape[1] // 2 * 2]
            self.levels.append(cv2.resize(last, (last.shape[1] // 2, last.shape[0] // 2), interpolation=cv2.INTER_AREA))

    def at(self, x, y, sample_m):
        """Unitless detail at places on the plane that lie sample_m apart."""
        column = (self.cos * x - self.sin * y) / self.texel_m + self.offset[0]
        row = (self.sin * x + self.cos * y) / self.texel_m + self.offset[1]
        detail = self.coarser(column, row, np.log2(np.maximum(sample_m / self.texel_m, 1)))
        away = np.clip((np.hypot(x, y) / self.reach_m - 0.75) * 4, 0, 1)
        return detail * (0.5 + 0.5 * np.cos(np.pi * away))

    def coarser(self, column, row, lod):
        lod = np.minimum(lod, len(self.levels) - 1.0)
        total = np.zeros(column.shape)
        for level in range(int(lod.min()), int(np.ceil(lod.max())) + 1):
            share = np.clip(1 - np.abs(lod - level), 0, 1)
            if share.max() > 0:
                by = 2.0 ** level
                total += share * self.lookup(self.levels[level], (column + 0.5) / by - 0.5, (row + 0.5) / by - 0.5)
        return total

    @staticmethod
    def lookup(picture, column, row):
        """Cubic; where the texels are far larger than the samples a spline, as OpenCV steps by 1/32 of a texel."""
        if max(abs(column[0, 1] - column[0, 0]), abs(row[0, 1] - row[0, 0])) > 0.35:
            return cv2.remap(picture, column.astype(np.float32), row.astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101)
        return ndimage.map_coordinates(picture, [row, column], order=3, mode="mirror", output=np.float32)


class Ground:
    def __init__(self, folder, names, widest_m, narrowest_m, rng, contrast=CONTRAST, single=False):
        self.contrast, self.layers = contrast, []
        width = widest_m * (1.9 if single else 1.5)
        for name in [names[0]] if single else names * 9:
            detail = texture(folder, name)
            offset = (detail.shape[1] / 2, detail.shape[0] / 2) if single else rng.uniform(0.25, 0.75, 2) * detail.shape[::-1]
            self.layers.append(Layer(detail, width, 1e9 if not self.layers else width, offset, 0.0 if single else rng.uniform(0, 2 * np.pi)))
            width /= CLOSER
            if width < narrowest_m:
                break

    def light(self, x, y, sample_m):
        nearest, farthest = np.hypot(x, y).min(), sample_m.max()
        seen = [layer for layer in self.layers if layer.reach_m > nearest and layer.texel_m * layer.levels[0].shape[1] / 8 > farthest]
        return 0.33 * np.exp(self.contrast * sum(layer.at(x, y, sample_m) for layer in seen))


class Camera:
    """Pinhole with Brown's k1, looking down; axes right, down, ahead. Integer pixels are pixel centres."""

    def __init__(self, size, rng, k1=0.0):
        self.size, self.k1 = size, k1
        self.focal = size / 2 / np.tan(np.radians(WIDE / 2))
        self.centre = (size - 1) / 2 + rng.uniform(-3, 3, 2)
        self.matrix = np.array([[self.focal, 0, self.centre[0]], [0, self.focal, self.centre[1]], [0, 0, 1.0]])

    def straight(self, column, row):
        """Pixels as they are -> pixels without distortion."""
        bent_x, bent_y = (column - self.centre[0]) / self.focal, (row - self.centre[1]) / self.focal
        x, y = bent_x, bent_y
        for _ in range(40 if self.k1 else 0):
            radial = 1 + self.k1 * (x * x + y * y)
            x, y = bent_x / radial, bent_y / radial
        return x * self.focal + self.centre[0], y * self.focal + self.centre[1]


def turn_about(axis, angle_rad):
    return cv2.Rodrigues(np.asarray(axis, float) / np.linalg.norm(axis) * angle_rad)[0]


def plane_from_frame(camera, pose):
    """Pixels -> metres on the plane, x right and y down in the first frame: the exact homography."""
    x, y, height, turn = pose
    rays = turn @ np.linalg.inv(camera.matrix)
    h = np.array([height * rays[0] + x * rays[2], height * rays[1] + y * rays[2], rays[2]])
    return h / h[2, 2]


def way_down(spec, rng):
    """Poses (x, y, height, planeFromCamera). The camera drifts about the spot it lands on, by a share of its height."""
    frames, step = spec["frames"], spec["step"]
    steps = rng.uniform(*step, frames - 1) if isinstance(step, tuple) else step * np.exp(rng.normal(0, 0.005, frames - 1))
    heights_m = 1000.0 / np.concatenate([[1], np.cumprod(steps)])
    turns = np.cumsum(np.concatenate([[0], rng.uniform(*spec.get("turn", (-1, 1)), frames - 1)]))
    least, most = spec.get("tilt", (0, 2))
    towards, poses = rng.uniform(0, 2 * np.pi), []
    place = rng.uniform(-0.05, 0.05, 2)
    for i, height in enumerate(heights_m):
        tilt = np.radians(rng.uniform(least, most))
        towards += rng.uniform(-0.5, 0.5)
        around = rng.uniform(0, 2 * np.pi)
        place = 0.8 * place + rng.uniform(-0.03, 0.03, 2) if "aside" not in spec else place + spec["aside"] * np.array([np.cos(around), np.sin(around)]) - 0.15 * place
        lean = np.array([-np.sin(towards), np.cos(towards), 0])  # the top of the camera leans at right angles to this
        looks_off = 0.8 * np.tan(tilt) * np.array([np.cos(towards), np.sin(towards)])  # it stands aside so that it still looks near the spot
        turn = turn_about(lean, tilt) @ turn_about([0, 0, 1], np.radians(turns[i]))
        poses.append((height * (place[0] - looks_off[0]), height * (place[1] - looks_off[1]), height, turn))
    return poses


def take(camera, ground, pose):
    """The light on every pixel: the mean of SAMPLES x SAMPLES rays."""
    h = plane_from_frame(camera, pose)
    total = np.zeros((camera.size, camera.size))
    for sy in (np.arange(SAMPLES) + 0.5) / SAMPLES - 0.5:
        for sx in (np.arange(SAMPLES) + 0.5) / SAMPLES - 0.5:
            column, row = np.meshgrid(np.arange(camera.size) + sx, np.arange(camera.size) + sy)
            column, row = camera.straight(column, row)
            w = h[2, 0] * column + h[2, 1] * row + h[2, 2]
            x, y = (h[0, 0] * column + h[0, 1] * row + h[0, 2]) / w, (h[1, 0] * column + h[1, 1] * row + h[1, 2]) / w
            sample_m = np.sqrt(abs(np.linalg.det(h))) / np.abs(w) ** 1.5 / SAMPLES
            total += ground.light(x, y, sample_m)
    return total / SAMPLES ** 2


class Dust:
    """What an engine does to the last frames: streaks that run outwards from below it, and the lander's shadow that stays put in the picture as it grows."""

    def __init__(self, size, rng):
        self.rng, self.vent = rng, (size / 2 + rng.uniform(-0.1, 0.1, 2) * size)
        column, row = np.meshgrid(np.arange(size), np.arange(size))
        self.angle = np.arctan2(row - self.vent[1], column - self.vent[0])
        self.away = np.hypot(row - self.vent[1], column - self.vent[0]) / size
        self.rays = ndimage.gaussian_filter1d(rng.standard_normal(720), 3, mode="wrap")
        self.shade_at = np.array([column - (0.5 + 0.28) * size, row - (0.5 - 0.22) * size]) / size

    def over(self, light, progress):
        """progress: 0 nothing yet, 1 touchdown."""
        size = 0.02 + 0.16 * progress ** 2
        across = np.abs(self.shade_at / size)
        shade = 1 / (1 + np.exp((np.maximum(across[0], across[1]) + 0.35 * np.minimum(across[0], across[1]) - 1) * 25 * size / 0.05))
        light = light * (1 - 0.85 * shade)
        rays = self.rays + 0.6 * ndimage.gaussian_filter1d(self.rng.standard_normal(720), 2, mode="wrap")
        streak = np.interp(self.angle, np.linspace(-np.pi, np.pi, 720), rays / rays.std())
        veil = np.clip(progress ** 1.5 * (0.75 + 0.3 * streak) * np.clip(1.25 - 0.6 * self.away, 0, 1), 0, 0.98)
        return light * (1 - veil) + veil * (0.42 + 0.03 * streak)


def expose(light, gain, corners, noise_db, quality, rng):
    size = light.shape[0]
    column, row = np.meshgrid(np.arange(size), np.arange(size))
    r2 = ((column - (size - 1) / 2) ** 2 + (row - (size - 1) / 2) ** 2) / (size ** 2 / 2)
    signal = np.clip(light * (1 - (1 - corners) * r2) * gain, 0, 1)
    signal = signal + rng.standard_normal(signal.shape) * 10 ** (-noise_db / 20) * np.sqrt(0.9 * signal + 0.1)
    picture = np.rint(np.clip(signal, 0, 1) * 255).astype(np.uint8)
    if quality:
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    return picture


def make(name, spec, data, out):
    started = time.time()
    rng = np.random.default_rng(7000 + spec["seed"])
    folder = os.path.join(out, name)
    os.makedirs(folder, exist_ok=True)
    camera = Camera(spec.get("size", SMALL), rng, spec.get("k1", 0.0))
    poses = way_down(spec, rng)
    widest = 2 * poses[0][2] * np.tan(np.radians(WIDE / 2)) * (1.8 if spec.get("tilt", (0, 0))[1] > 20 or "aside" in spec else 1.2)
    narrowest = poses[-1][2] * 0.25
    ground = Ground(data, spec["ground"], widest, narrowest, rng, spec.get("contrast", CONTRAST), spec.get("single", False))
    elsewhere = Ground(data, OTHER_GROUND, widest, narrowest, rng)
    dust = Dust(camera.size, rng)
    frames, last = [], None
    for i, pose in enumerate(poses):
        kind = spec.get("spoil", {}).get(i, "good")
        into_dust = max(0, i - (len(poses) - 1 - spec.get("dust", 0))) / max(1, spec.get("dust", 0))
        if kind == "good" and into_dust > 0.65:
            kind = "veiled"
        gain = np.exp(rng.uniform(*np.log(spec.get("gains", (0.95, 1.05))))) * 1.25
        quality = int(rng.integers(*spec["jpeg"])) if "jpeg" in spec else None
        if kind != "duplicate":
            light = np.full((camera.size,) * 2, 0.02) if kind == "blank" else take(camera, elsewhere if kind == "foreign" else ground, pose)
            light = dust.over(light, into_dust) if into_dust > 0 else light
            last = (pose, gain, expose(light, gain * (9 if kind == "saturated" else 1), spec.get("corners", 0.8), spec.get("noise_db", 42), quality, rng))
        file = f"frame-{i:02d}.png"
        cv2.imwrite(os.path.join(folder, file), last[2])
        frames.append(dict(file=file, kind=kind, height_m=last[0][2], gain=last[1], plane_from_frame=plane_from_frame(camera, last[0]).ravel().tolist()))
    with open(os.path.join(folder, "truth.json"), "w") as file:
        json.dump(dict(width=camera.size, height=camera.size, focal_px=camera.focal, center=camera.centre.tolist(), k1=camera.k1, frames=frames), file, indent=1)
    print(f"{name}: {len(poses)} frames of {camera.size} px, {poses[0][2] / poses[-1][2]:.0f} to 1, {len(ground.layers)} textures, in {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, help="folder with apollo/ and terrain/")
    parser.add_argument("--out", required=True)
    parser.add_argument("--only", nargs="*")
    arguments = parser.parse_args()
    for key in arguments.only or SETS:
        make(key, SETS[key], arguments.data, arguments.out)
