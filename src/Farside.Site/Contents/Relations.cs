namespace Farside.Site.Contents;

/// <summary>Which products belong together: made of, used by, seen in, the other eye, other forms, the same place.</summary>
sealed class Relations(SiteContents contents)
{
    const int MostListed = 60;
    static readonly string[] Forms = ["-azimuthal", "-vertical", "-cylindrical", "-cubemap", "-perspective"];

    readonly Lazy<ILookup<string, Listed>> _byCited = new(() => contents.Rows.SelectMany(row => row.Cites.Select(key => (key, row))).ToLookup(pair => pair.key, pair => pair.row));
    readonly Lazy<ILookup<string, Listed>> _byInput = new(() =>
        contents.Rows.SelectMany(row => row.Inputs.Select(input => (input, row))).ToLookup(pair => pair.input, pair => pair.row));
    readonly Lazy<ILookup<string, Listed>> _byForm = new(() => contents.Rows.ToLookup(FormKey));
    readonly Lazy<ILookup<string, Listed>> _byFrame = new(() => contents.Rows.Where(row => row.Index is not null).ToLookup(FrameKey));
    readonly Lazy<ILookup<string, Listed>> _byStation = new(() => contents.Rows.Where(row => row.Station.Length > 0).ToLookup(row => $"{row.Mission}/{row.Station}"));

    /// <summary>In the order of a page; empty ones are left out, and no product is listed twice.</summary>
    public IReadOnlyList<Relation> Of(Listed row)
    {
        var told = new HashSet<string>(StringComparer.Ordinal) { row.Key };
        (string Name, IEnumerable<Listed> Products)[] all =
        [
            ("pair", row.Index is null || row.Eye.Length == 0 ? [] : _byFrame.Value[FrameKey(row)].Where(other => other.Recipe == row.Recipe && other.Eye != row.Eye)),
            ("forms", _byForm.Value[FormKey(row)].Where(other => other.Recipe == row.Recipe)),
            ("seen-in", row.Inputs.Count == 1 ? _byInput.Value[row.Inputs[0]].Where(other => other.Inputs.Count > 1) : []),
            ("made-with", row.Cites.Select(contents.Find).OfType<Listed>()),
            ("used-by", _byCited.Value[row.Key]),
            ("frames", row.Inputs.Count > 1 ? row.Inputs.Select(input => contents.Find($"picture/{input}")).OfType<Listed>() : []),
            ("sequence", row.Index is null ? [] : Neighbours(row)),
            ("station", row.Station.Length == 0 ? [] : _byStation.Value[$"{row.Mission}/{row.Station}"].Where(other => other.Index is null)),
        ];
        return [.. all.Select(relation => new Relation(relation.Name, [.. relation.Products.Where(other => told.Add(other.Key)).Take(MostListed)]))
            .Where(relation => relation.Products.Count > 0)];
    }

    // The frames before and after it, as the camera counted them.
    IEnumerable<Listed> Neighbours(Listed row) => Enumerable.Range(1, 4).SelectMany(step => new[] { row.Index!.Value - step, row.Index.Value + step })
        .SelectMany(index => _byFrame.Value[FrameKey(row with { Index = index })]).Where(other => other.Recipe == row.Recipe && other.Eye == row.Eye);

    static string FrameKey(Listed row) => $"{row.Mission}/{row.Instrument}/{row.Mode}/{row.Sequence}/{row.Index}";

    static string FormKey(Listed row) => row.Recipe + "/" + (Forms.FirstOrDefault(form => row.Id.EndsWith(form, StringComparison.Ordinal)) is { } form ? row.Id[..^form.Length] : row.Id);
}
