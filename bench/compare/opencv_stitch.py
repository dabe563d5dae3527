"""OpenCV's own panorama stitcher on one set: opencv_stitch.py SET OUT. Writes panorama.png; its Python door gives no cameras, so placed pictures are all that can be told."""
import glob
import os
import sys
import time
import cv2
import numpy as np

STATES = {0: "whole", 1: "needs more pictures", 2: "homography failed", 3: "cameras failed"}


def main(folder, out):
    os.makedirs(out, exist_ok=True)
    files = sorted(glob.glob(os.path.join(folder, "picture-*.png")))
    pictures = [cv2.imread(file) for file in files]
    stitcher = cv2.Stitcher_create(cv2.Stitcher_PANORAMA)
    started = time.time()
    state = stitcher.estimateTransform(pictures)
    matched = time.time() - started
    used = [int(i) for i in np.ravel(stitcher.component())] if state == 0 else []
    print(f"{STATES.get(state, state)}: {len(used)} of {len(files)} pictures, matching and adjustment {matched:.2f} s")
    if state != 0:
        return
    started = time.time()
    state, panorama = stitcher.composePanorama()
    seconds = time.time() - started
    if state == 0:
        cv2.imwrite(os.path.join(out, "panorama.png"), panorama)
        print(f"panorama {panorama.shape[1]} x {panorama.shape[0]}, {panorama.shape[0] * panorama.shape[1] / 1e6:.2f} Mpx, composed in {seconds:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
