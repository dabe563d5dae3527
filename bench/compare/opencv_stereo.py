"""Times and judges OpenCV's semi-global matcher on a pair, for comparison with `farside stereo`.

    python3 opencv_stereo.py LEFT RIGHT DISPARITIES [TRUTH.pfm [OURS.pfm]]

DISPARITIES is a multiple of 16. TRUTH holds the left picture's disparities, infinity where unknown or hidden from the right eye.
"""
import sys
import time

import cv2
import numpy as np

MODES = {"three-way": cv2.STEREO_SGBM_MODE_SGBM_3WAY, "eight paths": cv2.STEREO_SGBM_MODE_HH}


def read_pfm(path):
    with open(path, "rb") as file:
        file.readline()
        width, height = map(int, file.readline().split())
        order = "<f4" if float(file.readline()) < 0 else ">f4"
        return np.frombuffer(file.read(), order).reshape(height, width)[::-1]


def matcher(disparities, mode, block=5):
    return cv2.StereoSGBM_create(0, disparities, block, P1=8 * block**2, P2=32 * block**2, disp12MaxDiff=1, uniquenessRatio=10,
                                 speckleWindowSize=100, speckleRange=2, preFilterCap=63, mode=mode)


def judge(name, disparity, truth):
    known = np.isfinite(truth)
    both = known & np.isfinite(disparity)
    error = np.abs(disparity[both] - truth[both])
    print(f"{name:12s} density {both.sum() / known.sum():.3f}  off by more than 1 px {100 * (error > 1).mean():.2f} %, 2 px {100 * (error > 2).mean():.2f} %")


def main():
    left, right = (cv2.imread(path, cv2.IMREAD_GRAYSCALE) for path in sys.argv[1:3])
    disparities = int(sys.argv[3])
    truth = read_pfm(sys.argv[4]) if len(sys.argv) > 4 else None
    cv2.setNumThreads(2)
    for name, mode in MODES.items():
        # A margin as wide as the range: without it the matcher leaves the left edge empty.
        wide = [cv2.copyMakeBorder(eye, 0, 0, disparities, 0, cv2.BORDER_REPLICATE) for eye in (left, right)]
        sgbm, best = matcher(disparities, mode), 1e9
        for _ in range(5):
            started = time.perf_counter()
            sgbm.compute(left, right)
            best = min(best, time.perf_counter() - started)
        print(f"{name:12s} {1000 * best:.0f} ms without the margin")
        if truth is not None:
            found = sgbm.compute(*wide)[:, disparities:].astype(np.float32) / 16
            judge(name, np.where(found >= 0, found, np.inf), truth)
    if len(sys.argv) > 5:
        judge("farside", read_pfm(sys.argv[5]), truth)


main()
