#!/bin/bash
# Hugin's automatic job on one set: hugin.sh SET OUT [given] [cameras]
# With "given" the set's poses.csv is where it starts and matching goes by it; without, pictures and the nominal field of view are all that is told.
# With "cameras" nothing is warped and blended. Prints wall and processor seconds of each step and the size of the result.
set -euo pipefail
set_folder=$(realpath "$1"); out=$2; how=${3:-auto}; only=${4:-}
PATH=/usr/bin:$PATH
mkdir -p "$out"; cd "$out"; rm -f ./*.tif ./*.pto log.txt
export TIMEFORMAT='%R s, processor %U + %S s'
step() { echo -n "$1: "; { time "$1" >> log.txt 2>&1; } 2>&1; }

field=$(python3 -c "import json,math; t=json.load(open('$set_folder/truth.json')); print(2*math.degrees(math.atan(t['width']/2/t['nominal_focal_px'])))")
poses=$(python3 - "$set_folder/poses.csv" <<'P'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1])))
wrap = lambda a: (float(a) + 180) % 360 - 180
print(",".join(f"y{i}={wrap(r['azimuth_deg'])},p{i}={r['elevation_deg']},r{i}={r['roll_deg']}" for i, r in enumerate(rows)))
P
)

match() {
    pto_gen -p 0 -f "$field" -o p0.pto "$set_folder"/picture-*.png
    if [ "$how" = given ]; then
        pto_var --set="$poses" -o p1.pto p0.pto
        cpfind --prealigned --ncores 2 -o p2.pto p1.pto
    else
        cpfind --multirow --ncores 2 -o p2.pto p0.pto
    fi
    cpclean -o p3.pto p2.pto || cp p2.pto p3.pto
}

optimise() {
    if [ "$how" = given ]; then
        pto_var --opt='y,p,r,v,b,Vb,Vc,Vd,Eev,!y0,!p0,!r0,!Eev0' -o p4.pto p3.pto
        autooptimiser -n -m -s -o p5.pto p4.pto
    else
        autooptimiser -a -m -l -s -o p5.pto p3.pto
    fi
    pano_modify --canvas=AUTO --crop=AUTO -o final.pto p5.pto
}

warp() { nona -m TIFF_m -o warped final.pto; }

blend() { enblend -o panorama.tif warped*.tif || echo "enblend failed"; }

step match; step optimise
[ "$only" = cameras ] && exit
step warp; step blend
python3 -c "
import os
from PIL import Image
Image.MAX_IMAGE_PIXELS = None
if os.path.exists('panorama.tif'):
    w, h = Image.open('panorama.tif').size; print('panorama %d x %d, %.2f Mpx' % (w, h, w * h / 1e6))"
