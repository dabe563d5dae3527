using Farside.Archive.Labels;
using Farside.Archive.Missions.Ce4.Repairs;
using Farside.Archive.Store;

namespace Farside.Archive.Missions;

/// <summary>Which repair rules a product is tried with: the mission's, then its instrument's, as their data files name them.</summary>
public static class MissionRules
{
    /// <summary>Every rule there is, by name.</summary>
    public static IReadOnlyDictionary<string, IRepairRule> All { get; } = new IRepairRule[]
    {
        new CommaSchemaLocation(), new IdentifierNotAUrn(), new NoneMeansNothing(), new MisspeltNames(), new ConstantMetadata(), new RenamedProduct(),
        new MissingCompanion(), new FalseFileSize(), new SurplusData(), new TruncatedData(), new PlannedNameTimes(), new LanderPositionFrame(),
        new PrincipalPointInPixels(), new WholeSecondTimes(), new SaturatedFrame(),
        new RoverVectorFrame(), new BinnedPixelSize(), new EncoderAngles(), new DarkFrame(),
        new UnsignedByteStrings(), new FieldFormatNone(), new LprReferencePointByteOrder(), new LprValidLengthByteOrder(), new LprAttitudeRadians(),
        new LprNoNavigation(), new LprVelocityUnset(), new LprLastRecordMode(), new LprLostSync(), new LprEmptyAntennaHeight(), new RadarLabelSecond(),
        new UnseenLabel(), new TableTextEncoding(), new LineEndOutsideRecord(), new WhiteSpaceColumns(), new LfrsNumbering(),
    }.ToDictionary(rule => rule.Name);

    /// <summary>The rules for one product, none for a product of no mission we have data files of; an older label is said again in the words they know (<see cref="AttachedLabel"/>).</summary>
    public static IReadOnlyList<IRepairRule> For(LabelDocument document)
    {
        AttachedLabel.Translate(document);
        var (mission, instrument) = ProductIdentity.Of(document).Describe();
        return mission is null ? [] : [.. mission.Rules.Concat(instrument?.Rules ?? []).Select(name => All[name])];
    }
}
