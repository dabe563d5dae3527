using Farside.Simulator.Surfaces;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>Radiance factors of a view's pixels, channel by channel.</summary>
sealed class VnisSpectra(VnisView view)
{
    static readonly double[][] Reflectance = [.. VnisView.Surfaces.Select(surface =>
        VnisChannel.All.Select(channel => SurfaceSpectra.Of(surface).Through(channel.WavelengthNm, channel.FwhmNm)).ToArray())];

    readonly double[] _footprint = MeanShares(view);

    /// <summary>Mean of shape × share of each surface over the infrared detector's circle.</summary>
    public IReadOnlyList<double> FootprintWeights => _footprint;

    /// <param name="channel">Index into <see cref="VnisChannel.All"/>.</param>
    public double At(int channel, int pixel)
    {
        var shares = view.Shares.AsSpan(pixel * VnisView.Surfaces.Count, VnisView.Surfaces.Count);
        var sum = 0.0;
        for (var s = 0; s < shares.Length; s++)
        {
            sum += shares[s] * Reflectance[s][channel];
        }

        return sum * view.Shape[pixel];
    }

    /// <summary>Mean radiance factor over the infrared detector's circle.</summary>
    public double InFootprint(int channel)
    {
        var sum = 0.0;
        for (var s = 0; s < _footprint.Length; s++)
        {
            sum += _footprint[s] * Reflectance[s][channel];
        }

        return sum;
    }

    static double[] MeanShares(VnisView view)
    {
        var (sums, count) = (new double[VnisView.Surfaces.Count], 0);
        for (var pixel = 0; pixel < view.Shape.Length; pixel++)
        {
            if (VnisGeometry.IsInFootprint(pixel / VnisGeometry.Size, pixel % VnisGeometry.Size))
            {
                count++;
                for (var s = 0; s < sums.Length; s++)
                {
                    sums[s] += view.Shape[pixel] * view.Shares[(pixel * sums.Length) + s];
                }
            }
        }

        return [.. sums.Select(sum => sum / count)];
    }
}
