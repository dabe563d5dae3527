using System.Globalization;

namespace Farside.Products.Recipes.Drawing;

/// <summary>
/// Letters as pen strokes, so that one alphabet serves a 9-pixel label and a title. A glyph is a list of lines separated by blanks; each point is two
/// hexadecimal digits x y, y down: capitals stand from 0 to c, small letters from 4, tails reach f. A line of one point is a dot.
/// </summary>
static class Lettering
{
    /// <summary>Height of capitals in glyph units; a text's size is the height of its capitals in pixels.</summary>
    public const double CapHeight = 12;

    /// <summary>Gap after a letter, glyph units.</summary>
    public const double Gap = 4;

    const int Blank = 5;
    const string Unknown = "00606c0c00";

    // A letter and its lines; two blanks before the next letter.
    const string Strokes = """
        A 0c408c 1979  B 000c 00507174560656888a6c0c  C 82602003092c6c8a  D 000c5c89835000  E 80000c8c 0666  F 80000c 0666
        G 82602003092c6c8a8656  H 000c 808c 0686  I 000c  J 60694c2c0a  K 000c 8007 348c  L 000c7c  M 0c0048808c  N 0c008c80
        O 206083896c2c090320  P 0c006082856707  Q 206083896c2c090320 598d  R 0c006082856707 478c  S 82602002042666888a6c2c0a  T 0080 404c
        U 00092c6c8980  V 004c80  W 002c446c80  X 008c 800c  Y 004680 464c  Z 00800c8c  a 646c 664424060a2c4c6a  b 000c 062444666a4c2c0a
        c 664424060a2c4c6a  d 606c 664424060a2c4c6a  e 0868664424060a2c4c6b  f 5040222c 0444  g 646d4f2f0e 664424060a2c4c6a
        h 000c 062444666c  i 040c 01  j 242d0f 21  k 000c 5409 276c  l 000a2c  m 040c 062434565c 567484a6ac  n 040c 062444666c
        o 2444666a4c2c0a0624  p 040f 062444666a4c2c0a  q 646f 664424060a2c4c6a  r 040c 072444  s 65541405071858696b5c1c0b  t 212a3c5c 0454
        u 040a2c4c6a 646c  v 043c64  w 042c466c84  x 046c 640c  y 043c 642f0f  z 04640c6c  0 205073795c2c090320  1 12404c  2 02205072740c7c
        3 0120507274563656787a5c2c0b  4 5c500878  5 7010062555777a5c2c0b  6 61502003092c5c7a77552507  7 00703c
        8 205072745626040220 26080a2c5c7a785626  9 1b2c5c797350200205275775  . 0c  , 1b0e  : 05 0c  ; 15 1b0e  - 0757  – 0787  − 0767  · 17
        / 500d  ( 20030b2e  ) 00232b0e  + 0767 343a  × 055a 550a  = 0666 0969  _ 0d7d  ' 0003  ’ 1003  ° 102031322313020110
        µ 040f 0a2c4c6a 646c  ? 02205072744748 4c  ! 0008 0c  % 800c 0020220200 6a8a8c6c6a  < 63086d  > 03680d  # 302c 705c 0484 0888
        " 0003 2023  * 3137 0652 0256  & 8c220140522a4c7c88  ± 0565 3238 0c6c  → 0787 548759
        """;

    static readonly Dictionary<char, Glyph> Glyphs = Strokes.ReplaceLineEndings("  ").Split("  ").ToDictionary(glyph => glyph[0], glyph => Parse(glyph[0], glyph[2..]));
    static readonly Glyph Box = Parse('\0', Unknown);

    /// <summary>Width of a text in pixels, its last gap left out.</summary>
    public static double Width(string text, double size) => text.Length == 0 ? 0 : (text.Sum(Advance) - Gap) * size / CapHeight;

    /// <summary>The pen strokes of a text in pixels, from its left end on the line of the capitals' feet.</summary>
    public static IEnumerable<(double X1, double Y1, double X2, double Y2)> Lines(string text, double size)
    {
        var unit = size / CapHeight;
        var x = 0.0;
        foreach (var letter in text)
        {
            foreach (var (x1, y1, x2, y2) in letter == ' ' ? [] : Of(letter).Segments)
            {
                yield return ((x + x1) * unit, (y1 - CapHeight) * unit, (x + x2) * unit, (y2 - CapHeight) * unit);
            }

            x += Advance(letter);
        }
    }

    /// <summary>From one letter to the next, glyph units.</summary>
    public static double Advance(char letter) => letter == ' ' ? Blank + (Gap / 2) : Of(letter).Width + Gap;

    static Glyph Of(char letter) => Glyphs.GetValueOrDefault(letter) ?? Box;

    static Glyph Parse(char letter, string strokes)
    {
        var segments = new List<(double, double, double, double)>();
        var widest = char.IsAsciiDigit(letter) ? 7.0 : 0;
        foreach (var stroke in strokes.Split(' '))
        {
            var points = Enumerable.Range(0, stroke.Length / 2).Select(i => (X: Hex(stroke[2 * i]), Y: Hex(stroke[(2 * i) + 1]))).ToList();
            widest = Math.Max(widest, points.Max(point => point.X));
            var ends = points.Count == 1 ? points : points.Skip(1);
            segments.AddRange(points.Zip(ends, (a, b) => (a.X, a.Y, b.X, b.Y)));
        }

        return new(widest, segments);
    }

    static double Hex(char digit) => int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    sealed record Glyph(double Width, IReadOnlyList<(double, double, double, double)> Segments);
}
