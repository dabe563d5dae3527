"""What a page of OpenCV does with a descent: SIFT, ratio test, homography by RANSAC, neighbours chained. opencv_descent.py SET TRACK.CSV"""
import csv
import glob
import os
import sys
import time
import cv2
import numpy as np

LEAST = 25  # matches that agree
RATIO = 0.8
CLOSE_PX = 1.5


def step(last, this):
    """Pixels of this frame -> pixels of the last one, or None."""
    if last[1] is None or this[1] is None or len(last[0]) < LEAST or len(this[0]) < LEAST:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_L2).knnMatch(this[1], last[1], k=2)
    kept = [pair[0] for pair in pairs if len(pair) == 2 and pair[0].distance < RATIO * pair[1].distance]
    if len(kept) < LEAST:
        return None
    source = np.float64([this[0][m.queryIdx].pt for m in kept])
    target = np.float64([last[0][m.trainIdx].pt for m in kept])
    h, inside = cv2.findHomography(source, target, cv2.RANSAC, CLOSE_PX, maxIters=5000, confidence=0.9999)
    return h if h is not None and inside.sum() >= LEAST else None


def follow(files):
    sift, last, chain, rows = cv2.SIFT_create(3000), None, np.eye(3), []
    for file in files:
        this = sift.detectAndCompute(cv2.imread(file, cv2.IMREAD_GRAYSCALE), None)
        h = np.eye(3) if last is None and len(this[0]) >= LEAST else step(last, this) if last is not None else None
        if h is not None:
            last, chain = this, chain @ h
            chain /= chain[2, 2]
        rows.append([os.path.basename(file)] + (chain.ravel().tolist() if h is not None else ["nan"] * 9))
    return rows


if __name__ == "__main__":
    started, used = time.time(), time.process_time()
    found = follow(sorted(glob.glob(os.path.join(sys.argv[1], "frame-*.png"))))
    with open(sys.argv[2], "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["file"] + [f"h{r}{c}" for r in range(3) for c in range(3)]] + found)
    print(f"{time.time() - started:.1f} s, processor {time.process_time() - used:.1f} s, {len(found)} frames")
