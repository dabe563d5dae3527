"""The steps of OpenCV's panorama stitcher with its own settings on one set: opencv_stitch.py SET. Prints how right its cameras are and what it took."""
import glob
import os
import sys
import time
import cv2
import numpy as np
import score
from lens import Lens, Truth

REGISTRATION_PX = 0.6e6  # the stitcher matches pictures of this size


def cameras(files):
    """file -> (rotation, lens) of the largest group of pictures that match."""
    pictures = [cv2.imread(file) for file in files]
    scale = min(1.0, np.sqrt(REGISTRATION_PX / (pictures[0].shape[0] * pictures[0].shape[1])))
    small = [cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR_EXACT) for picture in pictures]
    finder = cv2.ORB_create()
    features = [cv2.detail.computeImageFeatures2(finder, picture) for picture in small]
    matches = cv2.detail_BestOf2NearestMatcher(False, 0.3).apply2(features)
    group = [int(i) for i in np.ravel(cv2.detail.leaveBiggestComponent(features, matches, 1.0))]
    if len(group) < 2:
        return {}
    features, matches = [features[i] for i in group], cv2.detail_BestOf2NearestMatcher(False, 0.3).apply2([features[i] for i in group])
    found, solved = cv2.detail_HomographyBasedEstimator().apply(features, matches, None)
    if not found:
        return {}
    for camera in solved:
        camera.R = camera.R.astype(np.float32)
    adjuster = cv2.detail_BundleAdjusterRay()
    adjuster.setConfThresh(1.0)
    found, solved = adjuster.apply(features, matches, solved)
    if not found:
        return {}
    result = {}
    for i, camera in zip(group, solved):
        # Its axes are right, down, forward; joined pixels have their middles half a pixel off.
        made = Lens(camera.focal / scale, (camera.ppx + 0.5) / scale - 0.5, (camera.ppy + 0.5) / scale - 0.5)
        result[os.path.basename(files[i])] = (camera.R.astype(float) @ np.diag([1.0, -1.0, 1.0]), made)
    return result


if __name__ == "__main__":
    started, used = time.time(), time.process_time()
    result = cameras(sorted(glob.glob(os.path.join(sys.argv[1], "picture-*.png"))))
    print(f"{time.time() - started:.2f} s, processor {time.process_time() - used:.2f} s")
    print(score.line(os.path.basename(os.path.normpath(sys.argv[1])), score.score(Truth(sys.argv[1]), result)))
