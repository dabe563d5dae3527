using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary><c>file_size</c> disagrees with what axes or records say: they win.</summary>
public sealed class FalseFileSize : TreeRule
{
    public override string Name => "false-file-size";

    public override string Source => "quoted LCAM label: 1,323,302,912 for a file of 1,048,576 bytes";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var size = document.Root.At("File_Area_Observational/File/file_size");
        if (size.Count is { } stated && StatedLayout.Of(document)?.Bytes is { } needed && stated != needed)
        {
            yield return Did(size!.Path, size.Text, $"{needed}");
            size.Text = $"{needed}";
        }
    }
}
