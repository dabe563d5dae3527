using System.Numerics;
using Farside.Core.Colour;

namespace Farside.Processing.Imaging.Colour;

/// <summary>A colour matrix over rows of three planes.</summary>
public static class ColourRows
{
    /// <summary>A row of colours, in place; NaN stays NaN.</summary>
    /// <param name="most">Each input is first held to at most this: beyond it a burnt-out spot would be tinted.</param>
    public static void Apply(this ColourMatrix matrix, Span<float> red, Span<float> green, Span<float> blue, float most = float.MaxValue)
    {
        var (row1, row2, row3) = (Lanes(matrix.M11, matrix.M12, matrix.M13), Lanes(matrix.M21, matrix.M22, matrix.M23), Lanes(matrix.M31, matrix.M32, matrix.M33));
        var limit = new Vector<float>(most);
        var x = 0;
        for (; x <= red.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var (r, g, b) = (Held(red[x..], limit), Held(green[x..], limit), Held(blue[x..], limit));
            ((r * row1.A) + (g * row1.B) + (b * row1.C)).CopyTo(red[x..]);
            ((r * row2.A) + (g * row2.B) + (b * row2.C)).CopyTo(green[x..]);
            ((r * row3.A) + (g * row3.B) + (b * row3.C)).CopyTo(blue[x..]);
        }

        matrix.ApplyPlain(red[x..], green[x..], blue[x..], most);
    }

    /// <summary>A row of light times each colour's gain, in place.</summary>
    public static void Balance(this ColourGains gains, Span<float> red, Span<float> green, Span<float> blue)
    {
        if (gains != ColourGains.None)
        {
            Multiply(red, (float)gains.Red);
            Multiply(green, (float)gains.Green);
            Multiply(blue, (float)gains.Blue);
        }
    }

    /// <summary>The same without vectors: the vectors' tail, and what they are tested against.</summary>
    public static void ApplyPlain(this ColourMatrix matrix, Span<float> red, Span<float> green, Span<float> blue, float most = float.MaxValue)
    {
        for (var x = 0; x < red.Length; x++)
        {
            var (r, g, b) = (Held(red[x], most), Held(green[x], most), Held(blue[x], most));
            red[x] = (r * (float)matrix.M11) + (g * (float)matrix.M12) + (b * (float)matrix.M13);
            green[x] = (r * (float)matrix.M21) + (g * (float)matrix.M22) + (b * (float)matrix.M23);
            blue[x] = (r * (float)matrix.M31) + (g * (float)matrix.M32) + (b * (float)matrix.M33);
        }
    }

    static void Multiply(Span<float> row, float gain)
    {
        var x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            (new Vector<float>(row[x..]) * gain).CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            row[x] *= gain;
        }
    }

    static (Vector<float> A, Vector<float> B, Vector<float> C) Lanes(double a, double b, double c) => (new((float)a), new((float)b), new((float)c));

    // The comparison is false for NaN, which stays.
    static Vector<float> Held(Span<float> row, Vector<float> most)
    {
        var value = new Vector<float>(row);
        return Vector.ConditionalSelect(Vector.GreaterThan(value, most), most, value);
    }

    static float Held(float value, float most) => value > most ? most : value;
}
