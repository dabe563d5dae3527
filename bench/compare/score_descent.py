"""How right a descent's homographies are: the track.csv of `farside descent` (x_first ~ H x_frame, pixels with integer centres) against a set's truth.json.

    python3 score_descent.py SET TRACK.CSV [--json] [--frames]

Corner error of a frame: how far its four corners fall from where they truly do, the mean of the four; in pixels of the first frame, and carried back truly
in pixels of the frame itself. The frame that all others are told against is the first one with numbers. A frame that is more than WRONG_PX of its own pixels and
half a pixel of the first one off counts as wrong: deep down a hundredth of a pixel of the first frame is many of its own. Where the lens bends, maps between undistorted
pixels are judged as well. Duplicates and veiled frames may be refused; if they are placed they are judged as well. Saturated, blank and foreign frames must be refused.
"""
import argparse
import csv
import json
import os
import cv2
import numpy as np

WRONG_PX = 5.0
WRONG_FIRST_PX = 0.5
MUST_REFUSE = ("saturated", "blank", "foreign")
COLUMNS = [f"h{row}{column}" for row in range(3) for column in range(3)]


class Truth:
    def __init__(self, folder):
        with open(os.path.join(folder, "truth.json")) as file:
            t = json.load(file)
        self.width, self.height, self.focal, self.centre, self.k1 = t["width"], t["height"], t["focal_px"], np.array(t["center"]), t["k1"]
        self.frames = t["frames"]
        self.plane = {f["file"]: np.array(f["plane_from_frame"]).reshape(3, 3) for f in self.frames}
        self.kind = {f["file"]: f["kind"] for f in self.frames}
        right, bottom = self.width - 1.0, self.height - 1.0
        self.corners = np.array([[0, 0], [right, 0], [right, bottom], [0, bottom]])
        self.grid = np.stack(np.meshgrid(np.linspace(0, right, 17), np.linspace(0, bottom, 17)), axis=-1).reshape(-1, 2)

    def straight(self, points):
        bent = (points - self.centre) / self.focal
        made = bent
        for _ in range(40 if self.k1 else 0):
            made = bent / (1 + self.k1 * (made ** 2).sum(axis=1, keepdims=True))
        return made * self.focal + self.centre

    def bend(self, points):
        x = (points - self.centre) / self.focal
        return x * (1 + self.k1 * (x ** 2).sum(axis=1, keepdims=True)) * self.focal + self.centre

    def carry(self, target, source, points):
        """Pixels of one frame -> pixels of another, as the ground has it."""
        return self.bend(apply(np.linalg.inv(self.plane[target]) @ self.plane[source], self.straight(points)))


def apply(h, points):
    p = np.hstack([points, np.ones((len(points), 1))]) @ h.T
    return p[:, :2] / p[:, 2:]


def off(made, true):
    return float(np.linalg.norm(made - true, axis=1).mean())


def read_track(path):
    """file -> homography (None where refused), in the order of the rows; and file -> stated scale."""
    track, scales = {}, {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            h = np.array([float(row[name]) for name in COLUMNS]).reshape(3, 3)
            name = os.path.basename(row["file"])
            track[name] = h if np.isfinite(h).all() else None
            scales[name] = float(row.get("scale") or "nan")
    return track, scales


def score(truth, track):
    placed = [f["file"] for f in truth.frames if track.get(f["file"]) is not None]
    each, first = [], placed[0] if placed else None
    previous = None
    for name in (f["file"] for f in truth.frames):
        one = dict(file=name, kind=truth.kind[name], is_placed=track.get(name) is not None)
        if one["is_placed"]:
            h = np.linalg.inv(track[first]) @ track[name]
            made = apply(h, truth.corners)
            one["first_px"] = off(made, truth.carry(first, name, truth.corners))
            one["own_px"] = off(truth.carry(name, first, made), truth.corners)
            if truth.k1:
                ideal = np.linalg.inv(truth.plane[first]) @ truth.plane[name]
                one["straight_first_px"] = off(made, apply(ideal, truth.corners))
                one["straight_own_px"] = off(apply(np.linalg.inv(ideal), made), truth.corners)
                best = cv2.findHomography(truth.grid, truth.carry(first, name, truth.grid))[0]
                one["best_own_px"] = off(truth.carry(name, first, apply(best, truth.corners)), truth.corners)
            if truth.kind[name] == "good":
                if previous is not None:
                    step = np.linalg.inv(track[previous]) @ track[name]
                    one["step_px"] = off(truth.carry(name, previous, apply(step, truth.corners)), truth.corners)
                previous = name
        each.append(one)
    return summary(each, first)


def summary(each, first):
    good = [one for one in each if one["kind"] == "good"]
    right = [one for one in good if one["is_placed"]]
    veiled = [one for one in each if one["kind"] in ("veiled", "duplicate") and one["is_placed"]]
    out = dict(frames=len(each), first=first, good=len(good), good_placed=len(right), wrong=sum(one["own_px"] > WRONG_PX and one["first_px"] > WRONG_FIRST_PX for one in right + veiled),
               spoiled=sum(one["kind"] in MUST_REFUSE for one in each), spoiled_placed=sum(one["kind"] in MUST_REFUSE and one["is_placed"] for one in each),
               others=sum(one["kind"] in ("veiled", "duplicate") for one in each), others_placed=len(veiled), each=each)
    for key in ("first_px", "own_px", "step_px", "best_own_px", "straight_first_px", "straight_own_px"):
        values = [one[key] for one in right if key in one and one["file"] != first]
        if values:
            out[f"median_{key}"], out[f"worst_{key}"] = float(np.median(values)), float(max(values))
    if veiled:
        out["worst_others_own_px"] = max(one["own_px"] for one in veiled)
    return out


def line(name, s):
    text = f"{name}: placed {s['good_placed']} of {s['good']} good ones, {s['wrong']} wrong, {s['spoiled_placed']} of {s['spoiled']} spoiled ones taken"
    if "median_own_px" in s:
        text += (f"; corners off by {s['median_first_px']:.3f} (worst {s['worst_first_px']:.3f}) px of the first, {s['median_own_px']:.3f} ({s['worst_own_px']:.3f}) of their own, "
                 f"{s['median_step_px']:.3f} ({s['worst_step_px']:.3f}) from frame to frame")
    if "worst_best_own_px" in s:
        text += (f"; the best homographies: {s['median_best_own_px']:.3f} ({s['worst_best_own_px']:.3f}); as maps of undistorted pixels: {s['median_straight_first_px']:.3f} "
                 f"({s['worst_straight_first_px']:.3f}) of the first, {s['median_straight_own_px']:.3f} ({s['worst_straight_own_px']:.3f}) of their own")
    if s["others"]:
        text += f"; veiled and duplicates: {s['others_placed']} of {s['others']} placed" + (f", worst {s['worst_others_own_px']:.3f}" if s["others_placed"] else "")
    return text


def table(s):
    for one in s["each"]:
        numbers = "refused" if not one["is_placed"] else f"{one['first_px']:9.4f} {one['own_px']:9.4f} {one.get('step_px', float('nan')):9.4f}"
        print(f"{one['file']}  {one['kind']:10s} {numbers}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("set")
    parser.add_argument("track")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--frames", action="store_true", help="one line a frame: error in pixels of the first, of its own, against the frame before")
    arguments = parser.parse_args()
    found = score(Truth(arguments.set), read_track(arguments.track)[0])
    if arguments.frames:
        table(found)
    print(json.dumps(found, indent=1) if arguments.json else line(os.path.basename(os.path.normpath(arguments.set)), found))
