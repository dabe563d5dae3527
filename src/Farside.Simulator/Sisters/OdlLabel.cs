using System.Globalization;
using System.Text;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Sisters;

/// <summary>
/// A PDS3 label as Chang'e-3's files begin with: records of one line of the picture or one trace, counted from 1. Beyond the words of the standard its text has not been published:
/// those of the mission's own part are Chang'e-4's, in capitals.
/// </summary>
static class OdlLabel
{
    static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    // Whatever stands elsewhere in the label, or says nothing of this product.
    static readonly string[] Elsewhere = ["product_id", "product_version", "sequence_id", "Processing_Parm"];

    /// <summary>The label, padded with blanks to whole records: at least <paramref name="leastRecords"/>.</summary>
    /// <param name="label">What the later missions' label would say of the product.</param>
    public static byte[] Of(ProductName name, LabelElement label, int dataBytes, int leastRecords)
    {
        var array = label.Find("Array_2D_Image") ?? label.Find("Array_3D_Image");
        var recordBytes = array is null ? (int)label.Find("record_length").Whole : RecordBytes(array);
        for (var records = leastRecords; ; records++)
        {
            var text = Chinese.GetBytes(Text(name, label, array, recordBytes, records, dataBytes / recordBytes));
            if (text.Length <= records * recordBytes)
            {
                return [.. text, .. Enumerable.Repeat((byte)' ', (records * recordBytes) - text.Length)];
            }
        }
    }

    static int RecordBytes(LabelElement array) => (int)(Axis(array, "Sample") * SampleBytes(array));

    static long SampleBytes(LabelElement array) => array.At("Element_Array/data_type")!.Text.EndsWith('2') ? 2 : 1;

    static long Axis(LabelElement array, string name) => array.ChildrenNamed("Axis_Array").FirstOrDefault(axis => axis.Child("axis_name")!.Text == name)?.Child("elements").Whole ?? 1;

    static string Text(ProductName name, LabelElement label, LabelElement? array, int recordBytes, int labelRecords, int dataRecords)
    {
        var text = new StringBuilder();
        Line(text, "PDS_VERSION_ID", "PDS3");
        text.Append(CultureInfo.InvariantCulture, $"/* {PortalLabel.Comment} */\r\n");
        Line(text, "RECORD_TYPE", "FIXED_LENGTH");
        Line(text, "RECORD_BYTES", Number(recordBytes));
        Line(text, "FILE_RECORDS", Number(labelRecords + dataRecords));
        Line(text, "LABEL_RECORDS", Number(labelRecords));
        Line(text, array is null ? "^TABLE" : "^IMAGE", Number(labelRecords + 1));
        Line(text, "PRODUCT_ID", Quoted(name.FileName));
        Line(text, "MISSION_NAME", Quoted("CHANG'E-3"));
        Line(text, "START_TIME", label.Find("start_date_time")!.Text.TrimEnd('Z'));
        Line(text, "STOP_TIME", label.Find("stop_date_time")!.Text.TrimEnd('Z'));
        Line(text, "NOTE", Quoted("SIMULATED 模拟数据"));
        foreach (var word in label.Find("Mission_Area")!.Children.Where(word => !Elsewhere.Contains(word.Name)))
        {
            Say(text, word);
        }

        Describe(text, array, dataRecords, recordBytes);
        return text.Append("END\r\n").ToString();
    }

    static void Describe(StringBuilder text, LabelElement? array, int dataRecords, int recordBytes)
    {
        var name = array is null ? "TABLE" : "IMAGE";
        Line(text, "OBJECT", name);
        if (array is null)
        {
            Line(text, "INTERCHANGE_FORMAT", "BINARY");
            Line(text, "ROWS", Number(dataRecords));
            Line(text, "ROW_BYTES", Number(recordBytes));
        }
        else
        {
            Line(text, "LINES", Number(Axis(array, "Line")));
            Line(text, "LINE_SAMPLES", Number(Axis(array, "Sample")));
            Line(text, "SAMPLE_TYPE", SampleBytes(array) == 2 ? "LSB_UNSIGNED_INTEGER" : "UNSIGNED_INTEGER");
            Line(text, "SAMPLE_BITS", Number(8 * SampleBytes(array)));
            Line(text, "BANDS", Number(Axis(array, "Band")));
            Line(text, "BAND_STORAGE_TYPE", "SAMPLE_INTERLEAVED");
        }

        Line(text, "END_OBJECT", name);
    }

    static void Say(StringBuilder text, LabelElement word)
    {
        var name = word.Name.ToUpperInvariant();
        if (word.Children.Count == 0)
        {
            Line(text, name, double.TryParse(word.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? word.Text : Quoted(word.Text));
        }
        else if (word.Children.ConvertAll(child => child.Name) is ["x", "y", "z"])
        {
            Line(text, name, $"({string.Join(", ", word.Children.Select(axis => axis.Text))})");
        }
        else
        {
            Line(text, "OBJECT", name);
            word.Children.ForEach(child => Say(text, child));
            Line(text, "END_OBJECT", name);
        }
    }

    static void Line(StringBuilder text, string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name} = {value}\r\n");

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Quoted(string text) => $"\"{text}\"";
}
