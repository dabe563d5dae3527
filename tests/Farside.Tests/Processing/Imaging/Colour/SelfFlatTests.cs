using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;

namespace Farside.Tests.Processing.Imaging.Colour;

public sealed class SelfFlatTests
{
    const int Width = 256;
    const int Height = 192;

    [Theory]
    [InlineData(0.14, 0.6)]
    [InlineData(0.05, 1.0)]
    [InlineData(0.25, 0.2)]
    public void A_fall_off_is_found_in_frames_of_ordinary_ground(double loss, double squareShare)
    {
        var truth = new RadialFalloff(-loss * squareShare, -loss * (1 - squareShare), 0);

        var verdict = SelfFlat.Judge(Frames(24, truth), blackDn: 12);

        Assert.True(verdict.IsApplied);
        for (var rho2 = 0.0; rho2 <= 1; rho2 += 0.1)
        {
            Assert.Equal(truth.At(rho2), verdict.Falloff.At(rho2), 0.025); // 24 frames of ground with patches of 5 %
        }
    }

    [Fact]
    public void Frames_that_were_flat_already_are_left_alone_and_said_to_be()
    {
        var verdict = SelfFlat.Judge(Frames(24, RadialFalloff.None), blackDn: 12);

        Assert.False(verdict.IsApplied);
        Assert.True(verdict.Applied.IsNone);
        Assert.Equal(0, verdict.CornerLoss, 0.025);
    }

    [Fact]
    public void Few_frames_prove_nothing()
    {
        Assert.False(SelfFlat.Judge(Frames(3, new(-0.14, 0, 0)), blackDn: 12).IsApplied);
        Assert.False(SelfFlat.Judge([], blackDn: 0).IsApplied);
    }

    // Black sky above a horizon that climbs, ground that brightens downwards and away from one side, patches of brightness, rocks with shadows, noise.
    static List<LightGrid> Frames(int count, RadialFalloff falloff) => [.. Enumerable.Range(0, count).Select(i => LightGrid.Of(Frame(i, falloff), null, 1023))];

    static Raster<Linear> Frame(int seed, RadialFalloff falloff)
    {
        var random = new Random(seed);
        var (slope, horizon, tilt, phase) = (0.5 * (random.NextDouble() - 0.5), 30 + (10 * random.NextDouble()), 20 * (random.NextDouble() - 0.5), random.NextDouble() * 10);
        var rocks = Enumerable.Range(0, 25).Select(_ => (X: random.NextDouble() * Width, Y: 60 + (random.NextDouble() * (Height - 60)), R: 2 + (6 * random.NextDouble()))).ToArray();
        var frame = new Raster<Linear>(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var ground = 300 * (1 + (slope * ((x / (double)Width) - 0.5))) * (0.7 + (0.4 * y / Height)) * (1 + (0.05 * Math.Sin((x / 31.0) + phase) * Math.Cos((y / 23.0) - phase)));
                ground *= Array.Exists(rocks, rock => ((x - rock.X) * (x - rock.X)) + ((y - rock.Y) * (y - rock.Y)) < rock.R * rock.R) ? x % 2 == 0 ? 1.5 : 0.05 : 1;
                var light = y < horizon + (tilt * ((x / (double)Width) - 0.5)) ? 0 : ground * falloff.At(x, y, Width, Height);
                frame[x, y] = new((float)(12 + light + (3 * (random.NextDouble() - 0.5))));
            }
        }

        return frame;
    }
}
