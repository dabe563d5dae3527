using System.Globalization;
using Farside.Catalogue.Records;
using Farside.Core;
using Farside.Formats.Jpeg;

namespace Farside.Site.Contents;

/// <summary>
/// What each product's page is made of: the product, whatever others it may name (its frame's, its sequence's, its stop's, what it was made of and with, what was made of it, the
/// ones before and after it), and this program. Asks no catalogue: a page is rendered when its fingerprint moved, and one too often rather than one too few.
/// </summary>
sealed class PageInputs
{
    /// <summary>Of the rooms whose code a page passes through: another build writes other pages.</summary>
    public static readonly Fingerprint Program = Fingerprint.Of(string.Join(' ',
        new[] { typeof(PageInputs), typeof(ProductRecord), typeof(Jpeg), typeof(FarsideException) }.Select(type => type.Assembly.ManifestModule.ModuleVersionId)));

    readonly Fingerprint _always;
    readonly Dictionary<Fingerprint, Fingerprint> _groups = [];
    readonly Dictionary<string, (Fingerprint Before, Fingerprint After)> _beside = new(StringComparer.Ordinal);

    public PageInputs(SiteContents contents, PublishOptions options)
    {
        _always = Fingerprint.Of(Program, Fingerprint.Of(string.Create(CultureInfo.InvariantCulture, $"{options.Address} {options.IsLinksOnly} {options.SourceAddress} {options.TilesAbove} {Jpeg.IsAvailable}")));
        var last = new Dictionary<string, Listed>(StringComparer.Ordinal);
        foreach (var row in contents.Rows)
        {
            foreach (var group in GroupsOf(row))
            {
                _groups[group] = _groups.GetValueOrDefault(group) + row.Stamp;
            }

            if (last.GetValueOrDefault(row.Recipe) is { } before)
            {
                _beside[before.Key] = (_beside.GetValueOrDefault(before.Key).Before, row.Stamp);
                _beside[row.Key] = (before.Stamp, default);
            }

            last[row.Recipe] = row;
        }
    }

    public Fingerprint Of(Listed row)
    {
        var (before, after) = _beside.GetValueOrDefault(row.Key);
        return Fingerprint.Of([_always, row.Stamp, before, after, .. NamedBy(row).Select(group => _groups.GetValueOrDefault(group))]);
    }

    static IEnumerable<Fingerprint> GroupsOf(Listed row) =>
    [
        Named("key", row.Key), Named("item", row.Id), Sequence(row), .. row.IsWhole ? new[] { Stop(row) } : [],
        .. row.Links.Inputs.Select(input => Linked("uses", input)), .. row.Links.Cites.Select(key => Linked("cites", key)),
    ];

    static IEnumerable<Fingerprint> NamedBy(Listed row) =>
    [
        Named("item", row.Id), Sequence(row), Stop(row), Named("uses", row.Id), Named("cites", row.Key),
        .. row.Links.Inputs.Select(input => Linked("item", input)), .. row.Links.Cites.Select(key => Linked("key", key)),
        .. row.Links.Inputs is [var only] ? new[] { Linked("uses", only) } : [],
    ];

    static Fingerprint Sequence(Listed row) => Named("sequence", $"{row.Mission} {row.Sequence}");
    static Fingerprint Stop(Listed row) => Named("stop", $"{row.Mission} {row.Station}");
    static Fingerprint Named(string relation, string name) => Linked(relation, Fingerprint.Of(name));
    static Fingerprint Linked(string relation, Fingerprint name) => Fingerprint.Of($"{relation} {name}");
}
