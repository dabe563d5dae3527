using System.Numerics;
using System.Runtime.CompilerServices;

namespace Farside.Core.Sky;

/// <summary>exp(i·k·angle) for k from −4 to 4, at index k + 4: a series in multiples of a few angles then costs products instead of sines.</summary>
[InlineArray(9)]
struct Harmonics
{
    Complex _first;

    /// <param name="damping">A factor that multiplies the k-th harmonic |k| times, as the eccentricity of the Earth's orbit does in the lunar theory.</param>
    public static Harmonics Of(double degrees, double damping = 1)
    {
        var harmonics = default(Harmonics);
        var (sin, cos) = Math.SinCos(degrees * (Math.PI / 180));
        var one = new Complex(cos * damping, sin * damping);
        harmonics[4] = Complex.One;
        for (var k = 1; k <= 4; k++)
        {
            harmonics[4 + k] = harmonics[3 + k] * one;
            harmonics[4 - k] = Complex.Conjugate(harmonics[4 + k]);
        }

        return harmonics;
    }
}
