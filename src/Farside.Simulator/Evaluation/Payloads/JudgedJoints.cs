using System.Text.Json;

namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>
/// What joining two detectors did to a spectrum: the errors of the step at 1380 nm and of the camera's scale, each one number that moves a hundred channels or two together, and the channels'
/// own errors once these two are taken off (docs/decisions/0010).
/// </summary>
/// <param name="Step">Error of the step over its standard deviation.</param>
/// <param name="Scale">Error of the camera's scale, beside that of the step, over its standard deviation.</param>
/// <param name="Own">Each channel's own error over its own noise.</param>
sealed record JudgedJoints(double Step, double Scale, IReadOnlyList<double> Own)
{
    const double CameraEndsNm = 945;
    const double OrderChangeNm = 1380;

    /// <returns>Null where no step was mended, or no camera joined.</returns>
    public static JudgedJoints? Of(JsonElement product, SpectrumTruth truth, IReadOnlyList<JudgedChannel> channels)
    {
        var camera = channels.Where(channel => channel.Nm <= CameraEndsNm && channel.Noise > 0).ToList();
        if (camera.Count == 0 || product.Child("splice") is not { } splice || splice.Number("step") is not { } step || splice.Number("sigmaStep") is not { } stepSigma || splice.Number("sigmaScale") is not { } scaleSigma || step == 0)
        {
            return null;
        }

        // The camera follows the infrared channels before the change of order, and so has their error too.
        var (byStep, byBoth) = (((1 + step) * truth.StepBelow1380) - 1, Mean(camera));
        return new(byStep / stepSigma, (byBoth - byStep) / scaleSigma, [.. channels.Where(channel => channel.Noise > 0).Select(channel => OwnError(channel, byStep, byBoth))]);
    }

    static double OwnError(JudgedChannel channel, double byStep, double byBoth) =>
        (channel.Off - (channel.Nm <= CameraEndsNm ? byBoth : channel.Nm < OrderChangeNm ? byStep : 0)) * channel.Told / channel.Noise;

    static double Mean(List<JudgedChannel> channels)
    {
        var weights = channels.ConvertAll(channel => channel.Told * channel.Told / (channel.Noise * channel.Noise));
        return channels.Zip(weights, (channel, weight) => weight * channel.Off).Sum() / weights.Sum();
    }
}
