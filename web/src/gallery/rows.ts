/** Justified rows: pictures keep their shape, rows keep about one height, and each row fills the width. */

export interface Rows {
  /** Pixels from the top of each row; one more entry than rows: the whole height. */
  top: Float64Array;
  height: Float64Array;
  /** First picture of each row; one more entry than rows. For a heading: where it stands. */
  first: Int32Array;
  /** 1 where the row is a heading before the picture of `first`. */
  isHeading: Uint8Array;
  count: number;
}

export interface RowOptions {
  width: number;
  target: number;
  gap: number;
  /** Height below each picture, for captions. */
  below: number;
  headingHeight: number;
  /** True where a heading stands before the picture at this place. */
  startsGroup: (place: number) => boolean;
}

/** One pass over all pictures: a million take a few tens of milliseconds. */
export function layRows(length: number, ratio: (place: number) => number, options: RowOptions): Rows {
  const { width, target, gap, below } = options;
  // At most a row and a heading a picture.
  const tops = new Float64Array(2 * length + 1);
  const heights = new Float64Array(2 * length);
  const firsts = new Int32Array(2 * length + 1);
  const headings = new Uint8Array(2 * length);
  let count = 0;
  let y = 0;
  let start = 0;
  let sum = 0;

  const close = (end: number, isFull: boolean): void => {
    const room = width - gap * (end - start - 1);
    const height = isFull ? room / sum : Math.min(target, room / sum);
    row(start, height, 0, height + below + gap);
    start = end;
    sum = 0;
  };

  const row = (first: number, height: number, isHeading: number, step: number): void => {
    tops[count] = y;
    heights[count] = height;
    firsts[count] = first;
    headings[count++] = isHeading;
    y += step;
  };

  for (let i = 0; i < length; i++) {
    if (options.startsGroup(i)) {
      if (i > start) close(i, false);
      row(i, options.headingHeight, 1, options.headingHeight);
    }

    const next = sum + ratio(i);
    const height = (width - gap * (i - start)) / next;
    if (i > start && height < target * 0.78) close(i, true);
    sum += ratio(i);
    if ((width - gap * (i - start)) / sum <= target) close(i + 1, true);
  }

  if (length > start) close(length, false);
  tops[count] = y;
  firsts[count] = length;
  return { top: tops.slice(0, count + 1), height: heights.slice(0, count), first: firsts.slice(0, count + 1), isHeading: headings.slice(0, count), count };
}

/** The row that holds a height. */
export function rowAt(rows: Rows, y: number): number {
  let low = 0;
  let high = rows.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows.top[middle]! <= y) low = middle;
    else high = middle - 1;
  }

  return low;
}

/** The row that holds a picture (never a heading). */
export function rowOf(rows: Rows, place: number): number {
  let low = 0;
  let high = rows.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows.first[middle]! <= place) low = middle;
    else high = middle - 1;
  }

  return low;
}
