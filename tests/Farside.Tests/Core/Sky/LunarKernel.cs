using System.Buffers.Binary;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Tests.Core.Sky;

/// <summary>The Moon's principal axes as JPL integrated them (DE421): NAIF's binary kernel, one segment of Chebyshev polynomials of three angles.</summary>
/// <remarks>Source: NAIF, DAF and PCK Required Reading (data type 2).</remarks>
sealed class LunarKernel
{
    readonly byte[] _bytes;
    readonly int _first, _recordLength;
    readonly double _start, _interval;

    public LunarKernel(string path)
    {
        _bytes = File.ReadAllBytes(path);
        var summary = ((Int(76) - 1) * 1024) + 24; // the first summary, after the three doubles that head its record
        _first = Int(summary + 16 + 12);
        var last = Int(summary + 16 + 16);
        (_start, _interval, _recordLength) = (Word(last - 3), Word(last - 2), (int)Word(last - 1));
    }

    /// <summary>A vector from J2000 equatorial axes to the principal axes.</summary>
    public Direction<PrincipalAxisFrame> Turn(double[] v, Epoch time)
    {
        var (phi, delta, w) = Angles(time.TerrestrialSeconds);
        var (x, y, z) = AboutX(AboutZ((v[0], v[1], v[2]), phi), delta);
        (x, y, z) = AboutZ((x, y, z), w);
        return Direction<PrincipalAxisFrame>.Normalised(x, y, z);
    }

    (double Phi, double Delta, double W) Angles(double seconds)
    {
        var record = _first + ((int)((seconds - _start) / _interval) * _recordLength);
        var s = (seconds - Word(record)) / Word(record + 1);
        var terms = (_recordLength - 2) / 3;
        return (Chebyshev(record + 2, terms, s), Chebyshev(record + 2 + terms, terms, s), Chebyshev(record + 2 + (2 * terms), terms, s));
    }

    double Chebyshev(int first, int terms, double s)
    {
        var (a, b) = (0.0, 0.0);
        for (var i = terms - 1; i > 0; i--)
        {
            (a, b) = ((2 * s * a) - b + Word(first + i), a);
        }

        return (s * a) - b + Word(first);
    }

    static (double X, double Y, double Z) AboutZ((double X, double Y, double Z) v, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        return ((cos * v.X) + (sin * v.Y), (cos * v.Y) - (sin * v.X), v.Z);
    }

    static (double X, double Y, double Z) AboutX((double X, double Y, double Z) v, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        return (v.X, (cos * v.Y) + (sin * v.Z), (cos * v.Z) - (sin * v.Y));
    }

    int Int(int offset) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(offset));

    // Addresses count doubles from 1.
    double Word(int address) => BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan((address - 1) * 8));
}
