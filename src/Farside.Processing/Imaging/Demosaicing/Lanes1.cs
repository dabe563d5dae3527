using System.Runtime.CompilerServices;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>One float: the plain width that the vectors are compared with.</summary>
public readonly struct Lanes1(float value) : ILanes<Lanes1>
{
    readonly float _value = value;

    public static int Count => 1;

    public static Lanes1 Of(float value) => new(value);

    public static Lanes1 Load(ref float origin, nint offset) => new(Unsafe.Add(ref origin, offset));

    public void Store(ref float origin, nint offset) => Unsafe.Add(ref origin, offset) = _value;

    public static Lanes1 operator +(Lanes1 a, Lanes1 b) => new(a._value + b._value);

    public static Lanes1 operator -(Lanes1 a, Lanes1 b) => new(a._value - b._value);

    public static Lanes1 operator *(Lanes1 a, Lanes1 b) => new(a._value * b._value);

    public static Lanes1 operator /(Lanes1 a, Lanes1 b) => new(a._value / b._value);

    public static Lanes1 Abs(Lanes1 a) => new(MathF.Abs(a._value));

    public static Lanes1 WhereNonNegative(Lanes1 test, Lanes1 then, Lanes1 otherwise) => test._value >= 0 ? then : otherwise;

    public static void Unzip(ref float origin, nint offset, out Lanes1 even, out Lanes1 odd) =>
        (even, odd) = (Load(ref origin, offset), Load(ref origin, offset + 1));

    public static void Zip(Lanes1 even, Lanes1 odd, ref float origin, nint offset)
    {
        even.Store(ref origin, offset);
        odd.Store(ref origin, offset + 1);
    }
}
