using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Eight floats: AVX2.</summary>
public readonly struct Lanes8(Vector256<float> value) : ILanes<Lanes8>
{
    readonly Vector256<float> _value = value;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Of(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Load(ref float origin, nint offset) => new(Vector256.LoadUnsafe(ref Unsafe.Add(ref origin, offset)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float origin, nint offset) => _value.StoreUnsafe(ref Unsafe.Add(ref origin, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 a, Lanes8 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 a, Lanes8 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator *(Lanes8 a, Lanes8 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator /(Lanes8 a, Lanes8 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Abs(Lanes8 a) => new(Vector256.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 WhereNonNegative(Lanes8 test, Lanes8 then, Lanes8 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(test._value, Vector256<float>.Zero), then._value, otherwise._value));

    // Without AVX2, two neighbouring floats are one 64-bit number: narrowing keeps its lower half, the even float (.NET 10 is little-endian).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unzip(ref float origin, nint offset, out Lanes8 even, out Lanes8 odd)
    {
        var first = Load(ref origin, offset)._value;
        var second = Load(ref origin, offset + Count)._value;
        if (Avx2.IsSupported)
        {
            even = new(Avx2.Permute4x64(Avx.Shuffle(first, second, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle());
            odd = new(Avx2.Permute4x64(Avx.Shuffle(first, second, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle());
        }
        else
        {
            even = new(Vector256.Narrow(first.AsUInt64(), second.AsUInt64()).AsSingle());
            odd = new(Vector256.Narrow(first.AsUInt64() >> 32, second.AsUInt64() >> 32).AsSingle());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Zip(Lanes8 even, Lanes8 odd, ref float origin, nint offset)
    {
        if (Avx2.IsSupported)
        {
            var (low, high) = (Avx.UnpackLow(even._value, odd._value), Avx.UnpackHigh(even._value, odd._value));
            new Lanes8(Avx.Permute2x128(low, high, 0x20)).Store(ref origin, offset);
            new Lanes8(Avx.Permute2x128(low, high, 0x31)).Store(ref origin, offset + Count);
        }
        else
        {
            var (evenLow, evenHigh) = Vector256.Widen(even._value.AsUInt32());
            var (oddLow, oddHigh) = Vector256.Widen(odd._value.AsUInt32());
            new Lanes8((evenLow | (oddLow << 32)).AsSingle()).Store(ref origin, offset);
            new Lanes8((evenHigh | (oddHigh << 32)).AsSingle()).Store(ref origin, offset + Count);
        }
    }
}
