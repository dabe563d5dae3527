using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Sixteen floats: AVX-512.</summary>
public readonly struct Lanes16(Vector512<float> value) : ILanes<Lanes16>
{
    static readonly Vector512<int> Evens = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    static readonly Vector512<int> Odds = Evens + Vector512<int>.One;
    static readonly Vector512<int> LowPairs = Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    static readonly Vector512<int> HighPairs = LowPairs + Vector512.Create(8);

    readonly Vector512<float> _value = value;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Of(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Load(ref float origin, nint offset) => new(Vector512.LoadUnsafe(ref Unsafe.Add(ref origin, offset)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float origin, nint offset) => _value.StoreUnsafe(ref Unsafe.Add(ref origin, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator +(Lanes16 a, Lanes16 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator -(Lanes16 a, Lanes16 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator *(Lanes16 a, Lanes16 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator /(Lanes16 a, Lanes16 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Abs(Lanes16 a) => new(Vector512.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 WhereNonNegative(Lanes16 test, Lanes16 then, Lanes16 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(test._value, Vector512<float>.Zero), then._value, otherwise._value));

    // Without AVX-512, two neighbouring floats are one 64-bit number: narrowing keeps its lower half, the even float (.NET 10 is little-endian).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unzip(ref float origin, nint offset, out Lanes16 even, out Lanes16 odd)
    {
        var first = Load(ref origin, offset)._value;
        var second = Load(ref origin, offset + Count)._value;
        if (Avx512F.IsSupported)
        {
            even = new(Avx512F.PermuteVar16x32x2(first, Evens, second));
            odd = new(Avx512F.PermuteVar16x32x2(first, Odds, second));
        }
        else
        {
            even = new(Vector512.Narrow(first.AsUInt64(), second.AsUInt64()).AsSingle());
            odd = new(Vector512.Narrow(first.AsUInt64() >> 32, second.AsUInt64() >> 32).AsSingle());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Zip(Lanes16 even, Lanes16 odd, ref float origin, nint offset)
    {
        if (Avx512F.IsSupported)
        {
            new Lanes16(Avx512F.PermuteVar16x32x2(even._value, LowPairs, odd._value)).Store(ref origin, offset);
            new Lanes16(Avx512F.PermuteVar16x32x2(even._value, HighPairs, odd._value)).Store(ref origin, offset + Count);
        }
        else
        {
            var (evenLow, evenHigh) = Vector512.Widen(even._value.AsUInt32());
            var (oddLow, oddHigh) = Vector512.Widen(odd._value.AsUInt32());
            new Lanes16((evenLow | (oddLow << 32)).AsSingle()).Store(ref origin, offset);
            new Lanes16((evenHigh | (oddHigh << 32)).AsSingle()).Store(ref origin, offset + Count);
        }
    }
}
