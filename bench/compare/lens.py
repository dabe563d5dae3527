"""The camera of the test sets: poses, Brown's radial distortion, vignetting. Axes: east, north, up; integer pixels are pixel centres."""
import json
import numpy as np


def rotation(azimuth_deg, elevation_deg, roll_deg):
    """Columns: the camera's right, up and forward in site axes. Azimuth to the right, elevation up, roll clockwise seen from behind."""
    a, e, r = np.radians([azimuth_deg, elevation_deg, roll_deg])
    forward = np.array([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)])
    right = np.array([np.cos(a), -np.sin(a), 0.0])
    up = np.cross(right, forward)
    return np.stack([right * np.cos(r) - up * np.sin(r), up * np.cos(r) + right * np.sin(r), forward], axis=1)


def straighten(bent_x, bent_y, k1, k2=0.0, k3=0.0):
    """Where light falls in focal lengths from the axis -> the tangents of its ray (fixed point of Brown's radial model)."""
    x, y = bent_x.copy(), bent_y.copy()
    for _ in range(60):
        r2 = x * x + y * y
        radial = 1 + r2 * (k1 + r2 * (k2 + r2 * k3))
        x, y = bent_x / radial, bent_y / radial
    return x, y


class Lens:
    def __init__(self, focal, cx, cy, k1=0.0, k2=0.0, k3=0.0):
        self.focal, self.cx, self.cy, self.k1, self.k2, self.k3 = focal, cx, cy, k1, k2, k3

    def rays(self, columns, rows):
        """Unit directions in the camera: right, up, forward."""
        x, y = straighten((np.asarray(columns, float) - self.cx) / self.focal, (np.asarray(rows, float) - self.cy) / self.focal, self.k1, self.k2, self.k3)
        d = np.stack([x, -y, np.ones_like(x)], axis=-1)
        return d / np.linalg.norm(d, axis=-1, keepdims=True)

    def pixels(self, directions):
        """Columns and rows of directions in the camera; NaN behind it."""
        with np.errstate(divide="ignore", invalid="ignore"):
            x, y = directions[..., 0] / directions[..., 2], -directions[..., 1] / directions[..., 2]
        r2 = x * x + y * y
        radial = 1 + r2 * (self.k1 + r2 * (self.k2 + r2 * self.k3))
        bends_forth = 1 + r2 * (3 * self.k1 + r2 * (5 * self.k2 + r2 * 7 * self.k3)) > 0  # farther aside the model folds back
        seen = (directions[..., 2] > 0.2) & bends_forth
        return np.where(seen, self.cx + self.focal * x * radial, np.nan), np.where(seen, self.cy + self.focal * y * radial, np.nan)


class Truth:
    """A set's truth.json."""

    def __init__(self, folder):
        with open(f"{folder}/truth.json") as file:
            t = json.load(file)
        self.all, self.width, self.height, self.curve = t, t["width"], t["height"], t["curve"]
        self.lens = Lens(t["focal_px"], t["center"][0], t["center"][1], t["k1"])
        self.files = [p["file"] for p in t["pictures"]]
        self.gains = [p["gain"] for p in t["pictures"]]
        self.poses = {p["file"]: rotation(p["azimuth_deg"], p["elevation_deg"], p["roll_deg"]) for p in t["pictures"]}


def vignetting(columns, rows, width, height, a2, a4):
    """Share of light that arrives; r is 1 at the corner."""
    half = np.hypot(width, height) / 2
    r2 = ((columns - (width - 1) / 2) ** 2 + (rows - (height - 1) / 2) ** 2) / half ** 2
    return 1 + a2 * r2 + a4 * r2 * r2
