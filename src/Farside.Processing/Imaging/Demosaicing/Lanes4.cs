using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Four floats: SSE, NEON.</summary>
public readonly struct Lanes4(Vector128<float> value) : ILanes<Lanes4>
{
    readonly Vector128<float> _value = value;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Of(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Load(ref float origin, nint offset) => new(Vector128.LoadUnsafe(ref Unsafe.Add(ref origin, offset)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float origin, nint offset) => _value.StoreUnsafe(ref Unsafe.Add(ref origin, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator +(Lanes4 a, Lanes4 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator -(Lanes4 a, Lanes4 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator *(Lanes4 a, Lanes4 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator /(Lanes4 a, Lanes4 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Abs(Lanes4 a) => new(Vector128.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 WhereNonNegative(Lanes4 test, Lanes4 then, Lanes4 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(test._value, Vector128<float>.Zero), then._value, otherwise._value));

    // Two neighbouring floats are one 64-bit number: narrowing keeps its lower half, the even float (every .NET 10 platform is little-endian).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unzip(ref float origin, nint offset, out Lanes4 even, out Lanes4 odd)
    {
        var first = Load(ref origin, offset)._value.AsUInt64();
        var second = Load(ref origin, offset + Count)._value.AsUInt64();
        even = new(Vector128.Narrow(first, second).AsSingle());
        odd = new(Vector128.Narrow(first >> 32, second >> 32).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Zip(Lanes4 even, Lanes4 odd, ref float origin, nint offset)
    {
        var (evenLow, evenHigh) = Vector128.Widen(even._value.AsUInt32());
        var (oddLow, oddHigh) = Vector128.Widen(odd._value.AsUInt32());
        new Lanes4((evenLow | (oddLow << 32)).AsSingle()).Store(ref origin, offset);
        new Lanes4((evenHigh | (oddHigh << 32)).AsSingle()).Store(ref origin, offset + Count);
    }
}
