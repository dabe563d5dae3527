"""Rows and rings of lunar pictures whose cameras are known exactly, for judging panorama makers.

    python3 make_sets.py --apollo FOLDER --out FOLDER [--only NAME ...]

Each set: picture-NN.png, poses.csv (0.3 degrees off), truth.json. Needs numpy, scipy, Pillow and OpenCV.
"""
import argparse
import csv
import json
import os
import time
import numpy as np
from PIL import Image
from scipy import ndimage
import lens
import terrain

SMALL, LARGE = (1000, 750), (2352, 1728)
TELE = 2525.0  # px of focal length of a SMALL picture 22.4 degrees wide, as the lander's camera has

SETS = {
    # name: size, focal, k1, rings of (elevation, pictures, step), ground
    "row-soil": dict(seed=1, size=SMALL, focal=TELE, k1=-0.08, rings=[(-8, 8, 15.6)], ground=dict(contrast=0.03)),
    "row-dull": dict(seed=2, size=SMALL, focal=TELE, k1=-0.12, rings=[(-9, 8, 15.2)], ground=dict(contrast=0.02, stones=250, craters=500), curve="linear"),
    "row-apollo15": dict(seed=3, size=SMALL, focal=TELE, k1=-0.05, rings=[(-6, 10, 15.4)], photograph=("A15JSC2011e118360.jpg", (9, -30))),
    "row-apollo17": dict(seed=4, size=SMALL, focal=TELE, k1=-0.10, rings=[(-8, 9, 14.8)], photograph=("A17jsc2004e20304.jpg", (7, -24)), colour=True),
    "row-bare": dict(seed=12, size=SMALL, focal=TELE, k1=-0.10, rings=[(-12, 9, 15.4)], ground=dict(contrast=0.022, stones=30, craters=120), curve="linear", colour=True),
    "row-bare-large": dict(seed=13, size=LARGE, focal=5874.0, k1=-0.10, rings=[(-12, 8, 15.6)], ground=dict(contrast=0.022, stones=30, craters=120), curve="linear"),
    "row-blank": dict(seed=5, size=SMALL, focal=TELE, k1=-0.09, rings=[(-10, 9, 15.2)], ground=dict(contrast=0.03), blank=True),
    "row-ruts": dict(seed=6, size=SMALL, focal=TELE, k1=-0.07, rings=[(-10, 8, 15.0)], ground=dict(contrast=0.02, stones=150, craters=300), ruts=True),
    "two-rows": dict(seed=7, size=SMALL, focal=TELE, k1=-0.08, rings=[(-5, 7, 15.4), (-16, 7, 15.4)], ground=dict(contrast=0.03), colour=True),
    "ring": dict(seed=8, size=SMALL, focal=1374.0, k1=-0.06, rings=[(-10, 13, 360 / 13)], ground=dict(contrast=0.03)),
    "ring-apollo12": dict(seed=9, size=SMALL, focal=1374.0, k1=-0.15, rings=[(-7, 13, 360 / 13)], photograph=("A12jsc2007e045376.jpg", (16, -30))),
    "row-large": dict(seed=10, size=LARGE, focal=5874.0, k1=-0.08, rings=[(-9, 10, 15.4)], ground=dict(contrast=0.03), colour=True, curve="linear"),
    "row-large-sky": dict(seed=11, size=LARGE, focal=5874.0, k1=-0.06, rings=[(-2, 8, 15.8)], ground=dict(contrast=0.025)),
}
RED_GREEN_BLUE = (1.0, 0.93, 0.84)
FINER = 1.25  # pixels of the strip for one of the pictures
SHOT_SNR = 10 ** (-44 / 20)


def plan(spec, rng):
    """True poses: a mast that plays, a camera that is mounted a little askew."""
    poses = []
    for elevation, count, step in spec["rings"]:
        for i in range(count):
            poses.append((40 + i * step + rng.normal(0, 0.15), elevation + rng.normal(0, 0.25), 0.6 + rng.normal(0, 0.25)))
    return poses


def strip_of(spec, poses, apollo):
    """The strip of the sphere that the pictures see, and where it lies."""
    width, height = spec["size"]
    half_x, half_y = np.degrees(np.arctan(width / 2 / spec["focal"])) + 3, np.degrees(np.arctan(height / 2 / spec["focal"])) + 3
    left, right = min(p[0] for p in poses) - half_x * 1.15, max(p[0] for p in poses) + half_x * 1.15
    top, bottom = max(p[1] for p in poses) + half_y * 1.1, min(p[1] for p in poses) - half_y * 1.1
    is_ring = right - left > 360
    if is_ring:
        left, right = 0.0, 360.0
    pixel = 1 / (FINER * spec["focal"])
    if is_ring:
        pixel = 2 * np.pi / round(2 * np.pi / pixel)
    azimuths = np.radians(left) + pixel * np.arange(int(round(np.radians(right - left) / pixel)))
    elevations = np.radians(top) - pixel * np.arange(int(np.radians(top - bottom) / pixel))
    if "photograph" in spec:
        name, rows = spec["photograph"]
        strip = terrain.photograph(os.path.join(apollo, name), rows, azimuths, elevations, spec["seed"])
        if is_ring:
            close(strip)
    else:
        strip = terrain.procedural(spec["seed"], azimuths, elevations, **spec["ground"])
    spoil(spec, strip, azimuths, elevations, poses)
    return strip, azimuths[0], elevations[0], pixel, is_ring


def close(strip):
    """The strip's last part fades into what lies before its first one, so that the ring has no edge."""
    many = strip.shape[1] // 12
    share = np.linspace(0, 1, many, dtype=np.float32)
    strip[:, -many:] = strip[:, -many:] * (1 - share) + strip[:, many - 1::-1][:, :many] * share


def spoil(spec, strip, azimuths, elevations, poses):
    if spec.get("blank"):  # next to nothing to see in the middle picture
        middle = np.radians(poses[len(poses) // 2][0])
        inside = np.clip((np.radians(8.2) - np.abs(azimuths - middle)) / np.radians(1.0), 0, 1).astype(np.float32)
        plain = np.where(strip > 0.02, terrain.SOIL + 0.03 * (strip - terrain.SOIL), strip)
        strip += inside[None, :] * (plain - strip)
    if spec.get("ruts"):  # wheel tracks whose cleats repeat every 0.9 degrees
        phase = np.mod(azimuths / np.radians(0.9), 1)
        cleat = (np.exp(-((phase - 0.5) / 0.12) ** 2)).astype(np.float32)
        for middle in np.radians((-7.5, -10.5)):
            band = np.exp(-((elevations - middle) / np.radians(0.45)) ** 4).astype(np.float32)
            strip *= 1 - 0.25 * band[:, None] * cleat[None, :]


def take(strip, left, top, pixel, is_ring, pose, camera, size, samples):
    """The light that falls on a picture's pixels: samples x samples rays each, by cubic splines of the (prefiltered) strip."""
    width, height = size
    turn = lens.rotation(*pose)
    total = np.zeros((height, width), np.float32)
    for sy in (np.arange(samples) + 0.5) / samples - 0.5:
        for sx in (np.arange(samples) + 0.5) / samples - 0.5:
            columns, rows = np.meshgrid(np.arange(width) + sx, np.arange(height) + sy)
            d = camera.rays(columns, rows) @ turn.T
            across = np.arctan2(d[..., 0], d[..., 1]) - left
            across = (np.mod(across, 2 * np.pi) if is_ring else np.mod(across + 0.5, 2 * np.pi) - 0.5) / pixel
            down = (top - np.arcsin(np.clip(d[..., 2], -1, 1))) / pixel
            if is_ring:
                across += PAD
            if across.min() < 2 or down.min() < 2 or across.max() > strip.shape[1] - 3 or down.max() > strip.shape[0] - 3:
                raise ValueError("the strip is too small")
            total += ndimage.map_coordinates(strip, [down, across], order=3, prefilter=False, output=np.float32)
    return total / samples ** 2


PAD = 64


def expose(light, gain, shade, curve, rng, colour):
    """Light -> 8 bits: shading, gain, 44 dB at full scale, the curve."""
    planes = []
    for factor in RED_GREEN_BLUE if colour else (1.0,):
        signal = np.clip(light * shade * gain * factor * 1.5, 0, 1)
        noisy = signal + rng.standard_normal(signal.shape).astype(np.float32) * (SHOT_SNR * np.sqrt(0.9 * signal + 0.1))
        noisy = np.clip(noisy, 0, 1)
        if curve == "sRGB":
            noisy = np.where(noisy <= 0.0031308, 12.92 * noisy, 1.055 * noisy ** (1 / 2.4) - 0.055)
        planes.append(np.rint(noisy * 255).astype(np.uint8))
    return np.stack(planes, axis=-1) if colour else planes[0]


def make(name, spec, apollo, out):
    started = time.time()
    rng = np.random.default_rng(1000 + spec["seed"])
    folder = os.path.join(out, name)
    os.makedirs(folder, exist_ok=True)
    width, height = spec["size"]
    poses = plan(spec, rng)
    centre = ((width - 1) / 2 + rng.uniform(-2, 2), (height - 1) / 2 + rng.uniform(-2, 2))
    camera = lens.Lens(spec["focal"] * (1 + rng.uniform(-0.01, 0.01)), centre[0], centre[1], spec["k1"])
    a2, a4 = -0.36, 0.06  # 30 % less in the corners
    curve = spec.get("curve", "sRGB")
    strip, left, top, pixel, is_ring = strip_of(spec, poses, apollo)
    if is_ring:
        strip = np.hstack([strip[:, -PAD:], strip, strip[:, :PAD]])
    strip = ndimage.spline_filter(strip, order=3, output=np.float32)
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    shade = lens.vignetting(x, y, width, height, a2, a4).astype(np.float32)
    pictures, stated = [], []
    for i, pose in enumerate(poses):
        gain = rng.uniform(0.8, 1.2)
        light = take(strip, left, top, pixel, is_ring, pose, camera, spec["size"], 3 if spec["size"] == SMALL else 2)
        file = f"picture-{i:02d}.png"
        Image.fromarray(expose(light, gain, shade, curve, rng, spec.get("colour", False))).save(os.path.join(folder, file))
        pictures.append(dict(file=file, azimuth_deg=pose[0] % 360, elevation_deg=pose[1], roll_deg=pose[2], gain=gain))
        stated.append([file] + [f"{value + rng.normal(0, 0.3):.3f}" for value in (pose[0] % 360, pose[1], pose[2])])
    with open(os.path.join(folder, "poses.csv"), "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["file", "azimuth_deg", "elevation_deg", "roll_deg"]] + stated)
    with open(os.path.join(folder, "truth.json"), "w") as file:
        json.dump(dict(width=width, height=height, focal_px=camera.focal, nominal_focal_px=spec["focal"], center=list(centre), k1=spec["k1"], curve=curve, noise_db=44,
                       vignetting=dict(form="1 + a2 r^2 + a4 r^4, r = 1 at the corner", a2=a2, a4=a4), is_ring=bool(is_ring), pictures=pictures), file, indent=1)
    print(f"{name}: {len(poses)} pictures in {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--apollo", required=True, help="folder of Apollo panoramas")
    parser.add_argument("--out", required=True)
    parser.add_argument("--only", nargs="*")
    arguments = parser.parse_args()
    for key in arguments.only or SETS:
        make(key, SETS[key], arguments.apollo, arguments.out)
