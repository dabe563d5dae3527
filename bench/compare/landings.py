"""Whether a descent track's sigmas hold over many simulated landings, each with ground, camera height and place of its own.

    python3 landings.py FOLDER ... [--each]      # FOLDER holds archive.truth/ and products/descent-track/

Scale: the one factor that suits true heights best, less one, over the stated sigma; over many landings these are draws of a normal distribution. Errors: along and about east,
north and up of every frame in motion that states a pose, over the stated sigma: as the track stands (scale and all), and after that factor. Another hand than `farside evaluate`.
"""
import argparse
import glob
import json
import os
import numpy as np

BANDS = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 0]
PARTS = ["east", "north", "up", "about east", "about north", "about up"]


def rays(camera):
    """Where pixels of a 5 x 5 grid look: right, up, ahead negative."""
    column, row = np.meshgrid(np.linspace(0, camera["width"] - 1, 5), np.linspace(0, camera["height"] - 1, 5))
    bent = np.stack([column.ravel() - camera["principalColumn"], row.ravel() - camera["principalRow"]]) / camera["focalLengthPx"]
    x, y = bent
    for _ in range(60):
        square = x * x + y * y
        radial = 1 + square * (camera["k1"] + square * (camera["k2"] + square * camera.get("k3", 0)))
        p1, p2 = camera["p1"], camera["p2"]
        x, y = (bent[0] - 2 * p1 * x * y - p2 * (square + 2 * x * x)) / radial, (bent[1] - p1 * (square + 2 * y * y) - 2 * p2 * x * y) / radial
    ray = np.stack([x, -y, -np.ones_like(x)])
    return ray / np.linalg.norm(ray, axis=0)


def turn_deg(true, made):
    """The rotation that brings true directions onto stated ones, as a vector."""
    u, _, v = np.linalg.svd(made @ true.T)
    r = u @ np.diag([1, 1, np.linalg.det(u @ v)]) @ v
    axis = np.array([r[2, 1] - r[1, 2], r[0, 2] - r[2, 0], r[1, 0] - r[0, 1]])
    length = np.linalg.norm(axis)
    return axis if length == 0 else np.degrees(np.arctan2(length, np.trace(r) - 1)) * axis / length


def truth_of(folder):
    """Shots by name, and how high the camera rests above the ground, metres."""
    shots = {}
    for path in glob.glob(os.path.join(folder, "archive.truth", "activities", "lcam-*.json")):
        with open(path) as file:
            activity = json.load(file)
        shots.update((shot["product"], shot) for shot in activity["shots"])
    return shots, activity["restHeightM"]


def read(folder):
    """Of each frame in motion: true height, errors and sigmas; and the scale's draw."""
    shots, rest = truth_of(folder)
    with open(glob.glob(os.path.join(folder, "products", "descent-track", "*", "descent.json"))[0]) as file:
        made = json.load(file)
    end = np.array(max(shots.items())[1]["siteFromCamera"]["originM"])
    true_ground, made_ground = end[2] - rest, made["ground"]["offsetM"] / made["ground"]["normal"][2]
    made_rays, rows = rays(made["camera"]), []
    for frame in made["frames"]:
        shot = shots.get(frame["id"])
        if shot is None or frame.get("siteFromCamera") is None or frame.get("sigma") is None:
            continue
        place = np.array(shot["siteFromCamera"]["originM"])
        if np.linalg.norm(place - end) <= 1e-4:
            continue
        true_r, made_r = (np.reshape(one["siteFromCamera"]["rotation"], (3, 3)) for one in (shot, frame))
        rows.append(dict(
            name=frame["id"], height=place[2] - true_ground, solved=frame["isSolved"], key=frame.get("isKey", False), true=place - [0, 0, true_ground], made=np.array(frame["siteFromCamera"]["originM"]) - [0, 0, made_ground],
            turn=turn_deg(true_r @ rays(shot["camera"]), made_r @ made_rays), sigma=frame["sigma"], relative=frame["relativeSigma"]))
    logs = []
    for low, high in zip(BANDS, [np.inf] + BANDS):
        held = [np.log(one["true"][2] / one["made"][2]) for one in rows if one["solved"] and low <= one["height"] < high and one["made"][2] > 0]
        logs += [np.mean(held)] if held else []
    return rows, np.exp(np.mean(logs)), made["scale"]["sigmaShare"]


def errors(rows, factor, key):
    """Errors over sigmas, frames by parts; sigmas of places are of the same lengths as places."""
    return np.array([np.concatenate([(factor * one["made"] - one["true"]) / (factor * np.array(one[key]["originM"])), one["turn"] / one[key]["rotationDeg"]]) for one in rows])


def share(over):
    return np.mean(np.abs(over) <= 2)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--each", action="store_true")
    arguments = parser.parse_args()
    scales, whole, relative, heights = [], [], [], []
    for folder in arguments.folders:
        rows, factor, sigma = read(folder)
        scales.append((factor - 1) / sigma)
        whole.append(errors(rows, 1, "sigma"))
        relative.append(errors(rows, factor, "relative"))
        heights.append(np.array([one["height"] for one in rows]))
        if arguments.each:
            print(f"{os.path.basename(folder):12s} scale {factor:.3f} {scales[-1]:+.2f} sigma; inside 2 sigma as it stands {share(whole[-1]):.3f}, after the factor {share(relative[-1]):.3f}",
                  " ".join(f"{part} {share(relative[-1][:, i]):.2f}" for i, part in enumerate(PARTS)))
    print(f"{len(scales)} landings. Scale over sigma: mean {np.mean(scales):+.2f}, RMS {np.sqrt(np.mean(np.square(scales))):.2f}, inside 2: {np.mean(np.abs(scales) <= 2):.3f}")
    heights = np.concatenate(heights)
    for name, all_of in (("as it stands", whole), ("after one factor", relative)):
        over = np.concatenate(all_of)
        print(f"{name}: inside 2 sigma {share(over):.3f};", ", ".join(f"{part} {share(over[:, i]):.3f} (RMS {np.sqrt(np.mean(over[:, i] ** 2)):.2f})" for i, part in enumerate(PARTS)))
        for low, high in zip(BANDS, [np.inf] + BANDS):
            held = (heights >= low) & (heights < high)
            if held.any():
                print(f"  {low:5d} m up: {share(over[held]):.3f};", " ".join(f"{np.sqrt(np.mean(over[held][:, i] ** 2)):.2f}" for i in range(6)))
