namespace Farside.Archive.Labels;

/// <summary>Structures whose sizes and places multiply beyond what a file can be are refused before anything is counted with them.</summary>
static class StructureBounds
{
    static readonly Int128 Most = (Int128)1 << 60;

    public static void Require(LabelDocument document)
    {
        foreach (var structure in document.Structures)
        {
            var end = structure switch
            {
                ArrayStructure array => EndOf(array),
                TableStructure table => (Int128)table.Offset + (Int128)table.Records * table.RecordBytes + (table.Length ?? 0),
                OtherStructure other => (Int128)other.Offset + (other.Length ?? 0),
                _ => structure.Offset,
            };
            if (structure.Offset < 0 || end > Most)
                throw new LabelException(document.FileName, structure.Element?.Path ?? structure.Name, $"bytes from {structure.Offset} to {end}", "places a file can have");
        }
    }

    static Int128 EndOf(ArrayStructure array)
    {
        var elements = array.Axes.Aggregate((Int128)1, (product, axis) => product > Most ? product : product * Math.Max(1, axis.Length));
        if (array.Tile is { } tile)
            elements = elements > Most ? elements : (elements + 1) * tile.Lines * tile.Samples;

        var end = (Int128)array.Offset + Int128.Min(elements, Most) * array.SampleType.Bytes;
        for (var axis = 0; axis < (array.Strides?.Count ?? 0); axis++)
        {
            end += (Int128)array.Axes[axis].Length * array.Strides![axis];
        }

        return elements > Most ? elements : end;
    }
}
