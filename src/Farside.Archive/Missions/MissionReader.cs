using Farside.Archive.Labels;
using Farside.Core.Measurements;

namespace Farside.Archive.Missions;

/// <summary>A mission's label and data → what the instrument measured.</summary>
public static class MissionReader
{
    /// <summary>
    /// Reads a label whose rules have been applied. Null for a product of no mission we have data files of, or of a mode nobody has described.
    /// Throws a <see cref="LabelException"/> when data are missing or cannot be what the label says.
    /// </summary>
    public static Measurement? Read(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        var (mission, instrument) = identity.Describe();
        if (mission is null || instrument?.Mode(identity.Name!.Mode, identity.Name.Level) is not { } mode)
        {
            return null;
        }

        var observation = ObservationReader.Read(document, identity, mode);
        return mode.Kind switch
        {
            "frame" => FrameReader.Read(document, observation, mode),
            "radargram" => RadargramReader.Read(document, observation, mode),
            "cube" => CubeReader.Read(document, observation, mode),
            "spectrum" => SpectrumReader.Read(document, observation, mode),
            "spectrogram" => SpectrogramReader.Read(document, observation, mode),
            "table" => MeasuredTableReader.Read(document, observation),
            _ => null,
        };
    }

    /// <summary>What label and mission say of one frame without reading its samples: camera, pose, Sun, mast; null for what is no frame.</summary>
    public static FrameGeometry? ReadGeometry(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        return identity.Describe().Instrument?.Mode(identity.Name!.Mode, identity.Name.Level) is { Kind: "frame" } mode ? FrameGeometry.Read(document, mode) : null;
    }
}
