"""How right a panorama maker's cameras are: its poses.csv + quality.json, or a Hugin project, against a set's truth.json.

    python3 score.py SET --poses RESULT_FOLDER [--json]      farside panorama's output
    python3 score.py SET --pto PROJECT.pto [--json]          Hugin's
    python3 score.py SET --given                             the poses.csv that the set hands out

Registration error: for every two pictures that overlap, pixels of the first one's overlap are carried to the second one by the result's lens and poses,
and their distance from where they truly belong is taken, in pixels. A turn that all pictures share drops out. Whole error: all pictures' pixels against
where they truly look, after the one common turn that suits best, in pixels: a row may fit at every seam and still be bent or stretched.
"""
import argparse
import csv
import json
import math
import os
import re
import numpy as np
import lens
from lens import Lens, Truth, rotation

STEP = 25  # pixels between the points of an overlap
LEAST = 12  # points of an overlap that counts


def read_poses(path):
    """file -> rotation; a file without numbers was not placed."""
    poses = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            try:
                poses[os.path.basename(row["file"])] = rotation(float(row["azimuth_deg"]), float(row["elevation_deg"]), float(row["roll_deg"]))
            except (TypeError, ValueError):
                continue
    return poses


def find(json_value, *names):
    """The first number under any of the names, wherever it stands."""
    if isinstance(json_value, dict):
        for name in names:
            if isinstance(json_value.get(name), (int, float)) and not isinstance(json_value.get(name), bool):
                return float(json_value[name])
        json_value = list(json_value.values())
    if isinstance(json_value, list):
        for child in json_value:
            found = find(child, *names)
            if found is not None:
                return found
    return None


def read_farside(folder, truth):
    with open(os.path.join(folder, "quality.json")) as file:
        quality = json.load(file)
    focal = find(quality, "focalLengthPx", "focalPx", "focal_px")
    camera = quality["cameras"][0]
    cx, cy = camera.get("centre") or camera.get("center") or ((truth.width - 1) / 2, (truth.height - 1) / 2)
    made = Lens(focal, cx, cy, *(camera.get(key) or 0.0 for key in ("k1", "k2", "k3")))
    poses = read_poses(os.path.join(folder, "poses.csv"))
    unplaced = quality.get("unplaced") or quality.get("unplacedFrames") or []
    names = {os.path.basename(one if isinstance(one, str) else one.get("file", "")) for one in unplaced} if isinstance(unplaced, list) else set()
    return {file: (pose, made) for file, pose in poses.items() if file not in names}


class HuginLens:
    """Hugin's lens: panorama tools' polynomial in the radius that is 1 at half the shorter side, and the shifts d and e."""

    def __init__(self, width, height, fov_deg, a, b, c, d, e):
        self.width, self.height = width, height
        self.focal = width / 2 / math.tan(math.radians(fov_deg) / 2)
        self.a, self.b, self.c, self.d, self.e = a, b, c, d, e
        self.half = min(width, height) / 2

    def centre(self):
        return (self.width - 1) / 2 + self.d, (self.height - 1) / 2 + self.e

    def pixels(self, directions):
        with np.errstate(divide="ignore", invalid="ignore"):
            x, y = self.focal * directions[..., 0] / directions[..., 2], -self.focal * directions[..., 1] / directions[..., 2]
        r = np.hypot(x, y) / self.half
        factor = self.a * r ** 3 + self.b * r ** 2 + self.c * r + (1 - self.a - self.b - self.c)
        seen = directions[..., 2] > 0.2
        cx, cy = self.centre()
        return np.where(seen, cx + x * factor, np.nan), np.where(seen, cy + y * factor, np.nan)

    def rays(self, columns, rows):
        """Pixels -> directions: the polynomial undone by Newton's steps."""
        cx, cy = self.centre()
        x, y = np.asarray(columns, float) - cx, np.asarray(rows, float) - cy
        bent = np.hypot(x, y) / self.half
        r, k = bent.copy(), 1 - self.a - self.b - self.c
        for _ in range(50):
            f = ((self.a * r + self.b) * r + self.c) * r * r + k * r - bent
            r = r - f / (4 * self.a * r ** 3 + 3 * self.b * r ** 2 + 2 * self.c * r + k)
        scale = np.where(bent > 0, r / np.maximum(bent, 1e-12), 1 / k)
        d = np.stack([x * scale / self.focal, -y * scale / self.focal, np.ones_like(x)], axis=-1)
        return d / np.linalg.norm(d, axis=-1, keepdims=True)


def read_pto(path):
    """Pictures that some control point ties to the largest group; the others were not placed."""
    lines, links = [], []
    with open(path) as file:
        for line in file:
            if line.startswith("i "):
                lines.append(line)
            elif line.startswith("c "):
                links.append(tuple(int(number) for number in re.search(r"n(\d+) N(\d+)", line).groups()))
    values = []
    for line in lines:
        one = {}
        for key, value in re.findall(r" ([A-Za-z]+?)(=?-?[0-9][0-9.eE+-]*)", re.sub(r'n".*"', "", line)):
            one[key] = value
        values.append(one)

    def number(index, key):
        text = values[index].get(key, "0")
        return number(int(text[1:]), key) if text.startswith("=") else float(text)

    placed, result = largest_group(len(lines), links), {}
    for i, line in enumerate(lines):
        made = HuginLens(number(i, "w"), number(i, "h"), number(i, "v"), *(number(i, key) for key in "abcde"))
        file = os.path.basename(re.search(r'n"([^"]*)"', line).group(1))
        if i in placed:
            result[file] = (rotation(number(i, "y"), number(i, "p"), number(i, "r")), made)
    return result


def largest_group(count, links):
    group = list(range(count))

    def root(i):
        while group[i] != i:
            i = group[i]
        return i

    for a, b in links:
        group[root(a)] = root(b)
    roots = [root(i) for i in range(count)]
    most = max(set(roots), key=roots.count) if roots else 0
    return {i for i in range(count) if roots[i] == most and (count == 1 or roots.count(most) > 1)}


def common_turn(pairs):
    """The rotation R with R true = made for many directions (Kabsch)."""
    u, _, vt = np.linalg.svd(sum(made.T @ true for true, made in pairs))
    return u @ np.diag([1, 1, np.linalg.det(u @ vt)]) @ vt


def angle_deg(turn):
    return math.degrees(2 * math.asin(min(1, np.linalg.norm(turn - np.eye(3)) / math.sqrt(8))))


def score(truth, result):
    points = np.stack(np.meshgrid(np.arange(0, truth.width, STEP), np.arange(0, truth.height, STEP)), axis=-1).reshape(-1, 2).astype(float)
    rays = truth.lens.rays(points[:, 0], points[:, 1])
    placed = [file for file in truth.files if file in result]
    errors, pairs = [], []
    for i, first in enumerate(placed):
        for second in placed[i + 1:]:
            found = overlap_errors(truth, result, first, second, points, rays)
            if found is not None:
                errors.append(found)
                pairs.append(dict(first=first, second=second, points=len(found), rms_px=rms(found), greatest_px=float(found.max())))
    true_pairs = overlaps(truth, points, rays)
    looks = {f: (rays @ truth.poses[f].T, result[f][1].rays(points[:, 0], points[:, 1]) @ result[f][0].T) for f in placed}
    out = dict(pictures=len(truth.files), placed=len(placed), overlaps=true_pairs, overlaps_judged=len(pairs), unplaced=[f for f in truth.files if f not in result])
    if pairs:
        everything = np.concatenate(errors)
        turn = common_turn(list(looks.values()))
        each = [angle_deg(common_turn([(true @ turn.T, made)])) for true, made in looks.values()]
        focal = [result[f][1].focal for f in placed]
        bent = np.concatenate([np.linalg.norm(made - true @ turn.T, axis=1) for true, made in looks.values()]) * truth.lens.focal
        out.update(rms_px=rms(everything), p95_px=float(np.percentile(everything, 95)), worst_pair_rms_px=max(p["rms_px"] for p in pairs),
                   whole_rms_px=rms(bent), pointing_rms_deg=rms(np.array(each)), pointing_greatest_deg=max(each), focal_error_px=float(np.mean(focal) - truth.lens.focal),
                   common_turn_deg=angle_deg(turn), tilt_deg=math.degrees(math.acos(min(1, turn[2, 2]))), pairs=pairs)
    every = bool(pairs and len(placed) == len(truth.files))
    out["all_seams_right"] = every and out["worst_pair_rms_px"] <= 0.5
    out["whole_right"] = every and out["whole_rms_px"] <= 0.5
    return out


def rms(values):
    return float(np.sqrt(np.mean(np.square(values))))


def overlap_of(truth, first, second, points, rays):
    """Points of the first picture that the second one truly sees, and where."""
    column, row = truth.lens.pixels(rays @ truth.poses[first].T @ truth.poses[second])
    inside = (column >= 0) & (row >= 0) & (column <= truth.width - 1) & (row <= truth.height - 1)
    return inside, column, row


def overlap_errors(truth, result, first, second, points, rays):
    inside, column, row = overlap_of(truth, first, second, points, rays)
    if inside.sum() < LEAST:
        return None
    (turn1, lens1), (turn2, lens2) = result[first], result[second]
    made = lens1.rays(points[inside, 0], points[inside, 1]) @ turn1.T @ turn2
    c, r = lens2.pixels(made)
    return np.nan_to_num(np.hypot(c - column[inside], r - row[inside]), nan=9999.0)


def overlaps(truth, points, rays):
    files = truth.files
    return sum(int(overlap_of(truth, a, b, points, rays)[0].sum() >= LEAST) for i, a in enumerate(files) for b in files[i + 1:])


def given(set_folder, truth):
    made = Lens(truth.all["nominal_focal_px"], (truth.width - 1) / 2, (truth.height - 1) / 2)
    return {file: (pose, made) for file, pose in read_poses(os.path.join(set_folder, "poses.csv")).items()}


def line(name, s):
    if "rms_px" not in s:
        return f"{name}: {s['placed']} of {s['pictures']} placed, no overlap judged"
    return (f"{name}: placed {s['placed']}/{s['pictures']}, overlaps {s['overlaps_judged']}/{s['overlaps']}, RMS {s['rms_px']:.3f} px, worst pair {s['worst_pair_rms_px']:.3f}, "
            f"95 % {s['p95_px']:.3f}, whole {s['whole_rms_px']:.2f} px, pointing {s['pointing_rms_deg']:.4f} deg, focal {s['focal_error_px']:+.2f} px, tilt {s['tilt_deg']:.3f} deg, "
            f"all seams right: {'yes' if s['all_seams_right'] else 'no'}, whole right: {'yes' if s['whole_right'] else 'no'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("set")
    parser.add_argument("--poses")
    parser.add_argument("--pto")
    parser.add_argument("--given", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    truth = Truth(arguments.set)
    result = read_farside(arguments.poses, truth) if arguments.poses else read_pto(arguments.pto) if arguments.pto else given(arguments.set, truth)
    found = score(truth, result)
    print(json.dumps(found, indent=1) if arguments.json else line(os.path.basename(os.path.normpath(arguments.set)), found))
