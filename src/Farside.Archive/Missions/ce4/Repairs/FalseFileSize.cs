using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary><c>file_size</c> disagrees with what axes or records say: they win.</summary>
public sealed class FalseFileSize : IRepairRule
{
    public string Name => "false-file-size";

    public string Source => "quoted LCAM label: 1,323,302,912 for a file of 1,048,576 bytes";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        var size = document.Root.At("File_Area_Observational/File/file_size");
        if (size.Count is { } stated && StatedLayout.Of(document)?.Bytes is { } needed && stated != needed)
        {
            yield return this.Did(size!.Path, size.Text, $"{needed}");
            size.Text = $"{needed}";
        }
    }
}
