"""Pictures of lunar ground all around, as a strip of the sphere: columns are azimuth, rows elevation, samples linear light."""
import numpy as np
import cv2
from PIL import Image

Image.MAX_IMAGE_PIXELS = None
EYE_M = 2.2
SOIL = 0.30  # mean linear light of the ground
STRIP = 512


def tile(rng, size=512):
    """Smooth noise that repeats, unit variance."""
    noise = rng.standard_normal((size, size)).astype(np.float32)
    noise = cv2.GaussianBlur(np.tile(noise, (3, 3)), (0, 0), 1.0)[size:2 * size, size:2 * size]
    return noise / noise.std()


def lookup(noise, x, y):
    size = noise.shape[0]
    return cv2.remap(noise, np.mod(x, size).astype(np.float32), np.mod(y, size).astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_WRAP)


class Ground:
    """Soil, craters and stones seen from a mast, lit by a low Sun from one side."""

    def __init__(self, seed, contrast, stones=2500, craters=1600, sun_deg=75.0):
        self.rng = np.random.default_rng(seed)
        self.contrast, self.sun = contrast, np.radians(sun_deg)
        self.tiles = [tile(self.rng) for _ in range(5)]
        self.shift = self.rng.uniform(0, 512, (14, 2))
        self.craters = self.scatter(craters, 0.08, 12.0, 2.0, 120)
        self.stones = self.scatter(stones, 0.02, 0.7, 2.5, 60)

    def scatter(self, count, least, most, power, reach):
        """Places and radii; sizes by a power law, denser near the eye so that the picture is filled at every distance."""
        u = self.rng.uniform(0, 1, count)
        radius = (least ** -power + u * (most ** -power - least ** -power)) ** (-1 / power)
        distance = 2.5 * (reach / 2.5) ** self.rng.uniform(0, 1, count)
        azimuth = self.rng.uniform(-np.pi, np.pi, count)
        radius *= np.maximum(1, distance / 10) ** 0.8
        return np.stack([distance * np.sin(azimuth), distance * np.cos(azimuth), radius], axis=1)

    def render(self, azimuths, elevations):
        """Linear light; azimuths and elevations in radians, elevations falling."""
        out = np.empty((len(elevations), len(azimuths)), np.float32)
        horizon = self.horizon(azimuths)
        for top in range(0, len(elevations), STRIP):
            out[top:top + STRIP] = self.strip(azimuths, elevations[top:top + STRIP], horizon, elevations[0] - elevations[1])
        self.draw_stones(out, azimuths, elevations)
        return out

    def horizon(self, azimuths):
        """Elevation of the ground's edge, radians: hills of up to two degrees."""
        h = sum(np.sin(n * azimuths + self.shift[n % 14, 0]) * 0.8 / n for n in (2, 3, 5, 7, 11, 17, 29, 53, 97)) * np.radians(0.9)
        return h.astype(np.float32)

    def strip(self, azimuths, elevations, horizon, pixel):
        e = elevations[:, None] - 0.25 * horizon[None, :] * np.exp(elevations[:, None] / 0.03)
        distance = EYE_M / np.tan(np.maximum(-e, 0.004))
        x, y = distance * np.sin(azimuths)[None, :], distance * np.cos(azimuths)[None, :]
        footprint = pixel * distance * np.maximum(1, distance / EYE_M)  # along the line of sight
        slope = np.zeros_like(x)
        for octave in range(14):
            wave = 0.012 * 1.9 ** octave
            seen = 1 / (1 + (footprint / (0.35 * wave)) ** 4)
            slope += seen * lookup(self.tiles[octave % 4], x / wave * 2 + self.shift[octave, 0], y / wave * 2 + self.shift[octave, 1]) * (0.9 if octave < 8 else 0.6)
        slope = 0.3 * slope + 0.42 * self.clods(azimuths, e, pixel)
        slope += self.crater_slopes(x, y, footprint, azimuths)
        light = SOIL * (1 + self.contrast * slope)
        light = np.where(slope < -8, 0.15 * SOIL, light)  # the dark side of a steep wall
        sky = elevations[:, None] > horizon[None, :]
        return np.where(sky, 0.0008, np.maximum(light, 0.01)).astype(np.float32)

    def clods(self, azimuths, elevations, pixel):
        """Grains stand up from the ground and look alike at every distance: octaves of the picture itself, 2.5 to 40 pixels of the strip."""
        waves = [2.5 * 2.0 ** i for i in range(5)]
        x, y = azimuths[None, :] + 0 * elevations, elevations + 0 * azimuths[None, :]
        return sum(lookup(self.tiles[i % 4], x / (wave * pixel) * 2.5 + self.shift[i, 1], y / (wave * pixel) * 3.5 + self.shift[i, 0]) for i, wave in enumerate(waves))

    def crater_slopes(self, x, y, footprint, azimuths):
        """Slope towards the Sun in units of the soil's contrast: a bowl inside the rim, a bank outside."""
        slopes = np.zeros_like(x)
        reach = np.hypot(x, y)
        near, far = reach.min(axis=1), reach.max(axis=1)
        for cx, cy, radius in self.craters:
            away = np.hypot(cx, cy)
            aside = np.abs(np.mod(azimuths - np.arctan2(cx, cy) + np.pi, 2 * np.pi) - np.pi)
            rows = np.flatnonzero((near < away + 2 * radius) & (far > away - 2 * radius))
            columns = np.flatnonzero(aside < np.arcsin(min(1, 2 * radius / away)))
            if len(rows) == 0 or len(columns) == 0:
                continue
            part = np.ix_(rows, columns)
            dx, dy = (x[part] - cx) / radius, (y[part] - cy) / radius
            r = np.hypot(dx, dy)
            inside = 1 / (1 + np.exp(np.clip((r - 1) * 25, -50, 50)))
            steep = inside * 4.0 * r - (1 - inside) * 3.0 * np.clip(2 - r, 0, 1)
            seen = 1 / (1 + (footprint[part] / radius) ** 4)
            slopes[part] -= steep * seen * (dx * np.sin(self.sun) + dy * np.cos(self.sun)) / np.maximum(r, 0.05)
        return slopes

    def draw_stones(self, out, azimuths, elevations):
        """Half balls with a lit and a dark side and a shadow, from far to near."""
        per_rad = 1 / (elevations[0] - elevations[1])
        for sx, sy, radius in sorted(self.stones.tolist(), key=lambda stone: -np.hypot(stone[0], stone[1])):
            away, at = np.hypot(sx, sy), np.arctan2(sx, sy)
            e = -np.arctan2(EYE_M, away)
            r = radius / away * per_rad
            if r < 0.8:
                continue
            row = (elevations[0] - e) * per_rad
            for turn in (-2 * np.pi, 0, 2 * np.pi):
                column = (at + turn - azimuths[0]) * per_rad
                if -4 * r - 50 < column < out.shape[1] + 4 * r + 50 and -3 * r < row < out.shape[0] + 3 * r:
                    self.draw_stone(out, column, row, r, np.sin(self.sun - at))

    def draw_stone(self, out, column, row, r, side):
        half = int(6 * r) + 4
        top, left = max(0, int(row) - half), max(0, int(column) - half)
        part = out[top:int(row) + half, left:int(column) + half]
        if part.size == 0:
            return
        v, u = np.mgrid[top:top + part.shape[0], left:left + part.shape[1]].astype(np.float32)
        u, v = (u - column) / r, (v - row) / r
        soft = 1.2 / r

        def inside(q):
            return np.clip((1 - q) / soft + 0.5, 0, 1)

        tail = np.clip(-u * np.sign(side), 0, 5 * abs(side))  # the shadow lies away from the Sun
        shadow = inside(np.hypot(u + np.sign(side) * tail, (v - 0.25) * 2.2) / (1 - 0.12 * tail)) * (u * np.sign(side) < 0.6)
        part *= 1 - 0.93 * shadow
        q = np.hypot(u * 0.9, (v + 0.2) * 1.15)
        wall = np.sqrt(np.clip(1 - q * q, 0, 1))
        lit = np.clip(0.35 * wall + 0.75 * u * side + 0.25 * -v + 0.1 * np.sin(5.1 * u + 3.3 * v + column), 0.02, 1.0)
        cover = inside(q)
        part *= 1 - cover
        part += cover * (0.05 + 0.75 * lit) * SOIL * 1.6


def procedural(seed, azimuths, elevations, contrast=0.03, **more):
    return Ground(seed, contrast, **more).render(azimuths, elevations)


def photograph(path, rows_deg, azimuths, elevations, seed, grain=0.01):
    """A panorama from Apollo stretched onto the strip: its height spans rows_deg (top, bottom); mirrored at its ends when it is too short."""
    picture = np.asarray(Image.open(path).convert("L"), np.float32) / 255
    picture = np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4)
    top, bottom = np.radians(rows_deg)
    scale = picture.shape[0] / (top - bottom)
    across = (azimuths - azimuths[0]) * scale
    period = 2 * picture.shape[1] - 2
    across = np.mod(across, period)
    across = np.where(across > picture.shape[1] - 1, period - across, across)
    out = np.empty((len(elevations), len(azimuths)), np.float32)
    noise = tile(np.random.default_rng(seed))
    for first in range(0, len(elevations), STRIP):
        e = elevations[first:first + STRIP]
        down = np.clip((top - e) * scale, 0, picture.shape[0] - 1)
        grid = np.broadcast_to(across[None, :], (len(e), len(azimuths))).astype(np.float32)
        rows = np.broadcast_to(down[:, None], grid.shape).astype(np.float32)
        part = np.hstack([cv2.remap(picture, grid[:, c:c + 16000], rows[:, c:c + 16000], cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE) for c in range(0, grid.shape[1], 16000)])
        soil = np.hstack([lookup(noise, np.arange(c, min(c + 16000, grid.shape[1]))[None, :] / 1.7 + np.zeros((len(e), 1)), (np.arange(first, first + len(e))[:, None] / 1.7 + np.zeros((1, min(16000, grid.shape[1] - c))))) for c in range(0, grid.shape[1], 16000)])
        out[first:first + STRIP] = np.clip(part * 0.62, 0.0005, 0.75) * (1 + grain * soil)
    return out
