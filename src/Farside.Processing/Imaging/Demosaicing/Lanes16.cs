using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Sixteen floats: AVX-512.</summary>
public readonly struct Lanes16(Vector512<float> value) : ILanes<Lanes16>
{
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

    // Two neighbouring floats are one 64-bit number: narrowing keeps its lower half, the even float (every .NET 10 platform is little-endian).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unzip(ref float origin, nint offset, out Lanes16 even, out Lanes16 odd)
    {
        var first = Load(ref origin, offset)._value.AsUInt64();
        var second = Load(ref origin, offset + Count)._value.AsUInt64();
        even = new(Vector512.Narrow(first, second).AsSingle());
        odd = new(Vector512.Narrow(first >> 32, second >> 32).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Zip(Lanes16 even, Lanes16 odd, ref float origin, nint offset)
    {
        var (evenLow, evenHigh) = Vector512.Widen(even._value.AsUInt32());
        var (oddLow, oddHigh) = Vector512.Widen(odd._value.AsUInt32());
        new Lanes16((evenLow | (oddLow << 32)).AsSingle()).Store(ref origin, offset);
        new Lanes16((evenHigh | (oddHigh << 32)).AsSingle()).Store(ref origin, offset + Count);
    }
}
