using System.Numerics;
using System.Runtime.CompilerServices;

namespace Farside.Processing.Imaging;

/// <summary>A look worked out once for every brightness, so that showing a sample is one multiplication and one look-up.</summary>
public sealed class DisplayTable
{
    const int LeastSteps = 4096;
    const int MostSteps = 65536;
    const int Chunk = 256;

    readonly byte[] _shown;
    readonly float _scale;
    readonly float _offset;

    /// <param name="look">The look.</param>
    public DisplayTable(DisplayLook look)
    {
        Look = look;
        var steps = StepsFor(look.AsinhStrength);
        _shown = [.. Enumerable.Range(0, steps).Select(i => Shown(look, look.Black + ((look.White - look.Black) * i / (steps - 1))))];
        _scale = (float)((steps - 1) / (look.White - look.Black));
        _offset = (float)(-look.Black * (steps - 1) / (look.White - look.Black));
    }

    public DisplayLook Look { get; }

    /// <summary>Shows a row of balanced colour as interleaved red, green, blue.</summary>
    /// <param name="red">Balanced data numbers above the black level, as the others; NaN shows as black.</param>
    /// <param name="rgb">Three bytes for each sample.</param>
    public void Show(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rgb.Length, 3 * red.Length, nameof(rgb));
        Span<ushort> places = stackalloc ushort[3 * Chunk];
        for (var x = 0; x < red.Length; x += Chunk)
        {
            var count = Math.Min(Chunk, red.Length - x);
            Places(red.Slice(x, count), places);
            Places(green.Slice(x, count), places[Chunk..]);
            Places(blue.Slice(x, count), places[(2 * Chunk)..]);
            Interleaving.LookUp(_shown, places[..count], places.Slice(Chunk, count), places.Slice(2 * Chunk, count), rgb[(3 * x)..]);
        }
    }

    /// <summary>Shows a row of grey.</summary>
    public void Show(ReadOnlySpan<float> grey, Span<byte> shown)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shown.Length, grey.Length, nameof(shown));
        Span<ushort> places = stackalloc ushort[Chunk];
        for (var x = 0; x < grey.Length; x += Chunk)
        {
            var count = Math.Min(Chunk, grey.Length - x);
            Places(grey.Slice(x, count), places);
            for (var i = 0; i < count; i++)
            {
                shown[x + i] = _shown[places[i]];
            }
        }
    }

    /// <summary>One sample, without vectors: what the rows above must agree with.</summary>
    public byte ShowPlain(float balanced) => _shown[Place(balanced)];

    /// <summary>
    /// The look for every data number from 0 to <paramref name="fullScale"/>, for frames that need no arithmetic between their samples.
    /// </summary>
    public static byte[] ForDataNumbers(DisplayLook look, int fullScale) =>
        [.. Enumerable.Range(0, fullScale + 1).Select(dn => Shown(look, dn - look.BlackLevel))];

    static byte Shown(DisplayLook look, double balanced) => (byte)Math.Round(255 * look.Show(balanced));

    /// <summary>Enough that one step at black, where the curves are steepest, is at most about a third of an output level.</summary>
    static int StepsFor(double asinhStrength)
    {
        var steepness = 12.92 * 255 * (asinhStrength > 0 ? asinhStrength / Math.Asinh(asinhStrength) : 1);
        return Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(3 * steepness, MostSteps)), LeastSteps, MostSteps);
    }

    void Places(ReadOnlySpan<float> balanced, Span<ushort> places)
    {
        var x = 0;
        for (; x <= balanced.Length - Vector<ushort>.Count; x += Vector<ushort>.Count)
        {
            Vector.Narrow(Place(balanced[x..]), Place(balanced[(x + Vector<float>.Count)..])).CopyTo(places[x..]);
        }

        for (; x < balanced.Length; x++)
        {
            places[x] = Place(balanced[x]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector<uint> Place(ReadOnlySpan<float> balanced)
    {
        var place = (new Vector<float>(balanced) * _scale) + new Vector<float>(_offset);
        // The comparison is false for NaN, which so becomes black.
        var isPositive = Vector.GreaterThan(place, Vector<float>.Zero);
        var held = Vector.ConditionalSelect(isPositive, Vector.Min(place, new Vector<float>(_shown.Length - 1)), Vector<float>.Zero);
        return Vector.AsVectorUInt32(Vector.ConvertToInt32(held + new Vector<float>(0.5f)));
    }

    ushort Place(float balanced)
    {
        var place = (balanced * _scale) + _offset;
        return place > 0 ? (ushort)(int)(Math.Min(place, _shown.Length - 1) + 0.5f) : (ushort)0;
    }
}
