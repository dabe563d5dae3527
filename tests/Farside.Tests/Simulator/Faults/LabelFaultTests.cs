using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Farside.Core.Geometry;

namespace Farside.Tests.Simulator.Faults;

/// <summary>Faults of labels change what their names say and nothing else.</summary>
public sealed class LabelFaultTests(TinyMission mission) : IClassFixture<TinyMission>
{
    const double Rad = Math.PI / 180;

    [Theory]
    [InlineData("crlf-label")]
    [InlineData("bom-label")]
    [InlineData("utf16-label")]
    [InlineData("inserted-comment")]
    [InlineData("blank-schema-location")]
    public void Another_form_of_a_label_says_the_same_to_an_xml_parser(string fault)
    {
        var (before, after) = Bytes(fault);
        var text = new StreamReader(new MemoryStream(after), Encoding.UTF8, detectEncodingFromByteOrderMarks: true).ReadToEnd();

        Assert.NotEqual(before, after);
        Assert.Equal(Leaves(XDocument.Parse(Encoding.UTF8.GetString(before))), Leaves(XDocument.Parse(text)));
    }

    [Theory]
    [InlineData("crlf-label", (byte)'<', (byte)'?')]
    [InlineData("bom-label", 0xEF, 0xBB)]
    [InlineData("utf16-label", 0xFF, 0xFE)]
    public void A_label_in_another_form_begins_with_that_forms_bytes(string fault, byte first, byte second)
    {
        var (before, after) = Bytes(fault);

        Assert.Equal((first, second), (after[0], after[1]));
        Assert.True(fault is not "crlf-label" || after.Length == before.Length + before.Count(value => value == 10));
    }

    [Fact]
    public void A_GB18030_label_is_no_UTF_8_and_holds_Chinese_words()
    {
        var after = Bytes("gb18030-label").After;

        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(after));
        Assert.Contains("探测数据产品", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(after), StringComparison.Ordinal);
    }

    [Fact]
    public void An_inserted_comment_stands_within_the_missions_area()
    {
        var label = XDocument.Parse(Encoding.UTF8.GetString(Bytes("inserted-comment@tcam").After));

        Assert.Contains(label.DescendantNodes().OfType<XComment>(), comment => comment.Parent?.Name.LocalName == "Mission_Area");
    }

    [Theory]
    [InlineData("upper-case-tags")]
    [InlineData("lower-case-tags")]
    public void Tags_change_their_case_and_nothing_else(string fault)
    {
        var (before, after) = Labels(fault);
        Func<string, string> change = fault is "upper-case-tags" ? name => name.ToUpperInvariant() : name => name.ToLowerInvariant();

        Assert.Equal(before.Descendants().Select(element => change(element.Name.LocalName)), after.Descendants().Select(element => element.Name.LocalName));
        Assert.Equal(Leaves(before), Leaves(after));
        Assert.Equal(before.Descendants().Attributes().Select(attribute => attribute.ToString()), after.Descendants().Attributes().Select(attribute => attribute.ToString()));
    }

    [Fact]
    public void Three_bits_of_a_labels_text_are_flipped()
    {
        var (before, after) = Bytes("flipped-label-bits");

        Assert.Equal(3, before.Zip(after).Sum(pair => int.PopCount(pair.First ^ pair.Second)));
    }

    [Fact]
    public void A_truncated_label_is_the_first_half_of_it()
    {
        var (before, after) = Bytes("truncated-label");

        Assert.Equal(before[..(before.Length / 2)], after);
    }

    [Fact]
    public void An_empty_label_has_no_bytes() => Assert.Empty(Bytes("empty-label").After);

    [Theory]
    [InlineData("html-label", "<html>")]
    [InlineData("html-data", "<html>")]
    [InlineData("json-label", "{\"msg\":\"\",\"code\":200,\"data\":null}")]
    public void An_answer_of_the_server_stands_in_a_files_place(string fault, string beginning)
    {
        var after = Bytes(fault).After;

        Assert.StartsWith(beginning, Encoding.UTF8.GetString(after), StringComparison.Ordinal);
        Assert.True(fault is "json-label" || after.Length == 153); // as many bytes as the portal's own answer
    }

    [Theory]
    [InlineData("principal-spelling", "principle_point_coordinate", "principal_point_coordinate")]
    [InlineData("angle-spelling", "lander_solar_incidence_angel", "lander_solar_incidence_angle")]
    [InlineData("rotation-names@tcam", "mast_angel_yaw", "yawing")]
    [InlineData("rotation-names@pcam", "yawing", "mast_angel_yaw")]
    public void An_element_gets_another_name_and_keeps_its_place_and_content(string fault, string was, string isNow)
    {
        var (before, after) = Labels(fault);

        Assert.Contains(before.Descendants(), element => element.Name.LocalName == was);
        Assert.DoesNotContain(after.Descendants(), element => element.Name.LocalName == was);
        Assert.Contains(after.Descendants(), element => element.Name.LocalName == isNow);
        Assert.Equal(Leaves(before), Leaves(after));
    }

    [Fact]
    public void Both_spellings_hold_the_same_point()
    {
        var after = Labels("both-spellings").After;

        Assert.Equal(Named(after, "principle_point_coordinate").Value, Named(after, "principal_point_coordinate").Value);
    }

    [Fact]
    public void No_field_format_is_left()
    {
        var (before, after) = Labels("no-field-format");

        Assert.Contains(before.Descendants(), element => element.Name.LocalName == "field_format");
        Assert.Equal(before.Descendants().Where(element => element.Name.LocalName != "field_format").Select(element => element.Name), after.Descendants().Select(element => element.Name));
    }

    [Fact]
    public void True_byte_orders_stand_in_seven_fields()
    {
        var (before, after) = Labels("true-byte-orders");
        var changed = Leaves(before).Zip(Leaves(after)).Where(pair => pair.First != pair.Second).Select(pair => pair.Second);

        Assert.Equal([.. Enumerable.Repeat("IEEE754LSBSingle", 6), "UnsignedMSB2"], changed);
    }

    [Theory]
    [InlineData("false-file-size", "file_size", "1323302912")]
    [InlineData("values-none", "exposure_time", "None")]
    [InlineData("values-none", "tcam_temperature", "/")]
    [InlineData("byte-order-mismatch", "data_type", "UnsignedMSB2")]
    [InlineData("times-absent", "start_date_time", "None")]
    [InlineData("times-absent", "stop_date_time", "None")]
    [InlineData("lro-coordinates", "longitude", "177.588500")]
    [InlineData("lro-coordinates", "latitude", "-45.456100")]
    [InlineData("late-modification-date", "modification_date", "2023-05-04")]
    public void An_element_says_something_else(string fault, string element, string text)
    {
        var (before, after) = Labels(fault);

        Assert.NotEqual(text, Named(before, element).Value);
        Assert.Equal(text, Named(after, element).Value);
        Assert.InRange(Leaves(before).Zip(Leaves(after)).Count(pair => pair.First != pair.Second), 1, 2);
    }

    [Fact]
    public void A_sequence_that_is_not_the_names()
    {
        var (before, after) = Labels("sequence-mismatch");

        Assert.NotEqual(Named(before, "sequence_id").Value, Named(after, "sequence_id").Value);
        Assert.DoesNotContain($"_{Named(after, "sequence_id").Value}_", Named(after, "product_id").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Millisecond_times_lie_within_the_second_that_was()
    {
        var (before, after) = Labels("millisecond-times");

        Assert.Equal(Named(before, "start_date_time").Value[..20], Named(after, "start_date_time").Value[..20]);
        Assert.NotEqual("000Z", Named(after, "start_date_time").Value[20..]);
    }

    [Fact]
    public void Wrong_statistics_are_off_in_mean_and_maximum()
    {
        var (before, after) = Labels("wrong-statistics");

        Assert.Equal(0.6 * Number(before, "mean"), Number(after, "mean"), 1e-6);
        Assert.NotEqual(Number(before, "maximum"), Number(after, "maximum"));
        Assert.Equal(Number(before, "minimum"), Number(after, "minimum"));
    }

    [Theory]
    [InlineData("principal-point-in-pixels@tcam", "pixel")]
    [InlineData("principal-point-in-pixels@pcam", "pixel")]
    [InlineData("pixels-without-unit", null)]
    public void A_principal_point_in_pixels_is_the_same_place_on_the_chip(string fault, string? unit)
    {
        var (before, after) = Labels(fault);

        // Millimetres right and up from the centre of pixel (W/2 − 1, H/2 − 1), 0.25 mm a pixel, as the real terrain-camera label's vectors prove.
        Assert.Equal((TinyMission.Width / 2) - 1 + (Number(before, "x0") / 0.25), Number(after, "x0"), 1e-6);
        Assert.Equal((TinyMission.Height / 2) - 1 - (Number(before, "y0") / 0.25), Number(after, "y0"), 1e-6);
        Assert.Equal(unit, (string?)Named(after, "x0").Attribute("unit"));
    }

    [Fact]
    public void A_principal_point_without_unit_keeps_its_numbers()
    {
        var (before, after) = Labels("principal-point-without-unit");

        Assert.Equal(Leaves(before), Leaves(after));
        Assert.Null(Named(after, "y0").Attribute("unit"));
    }

    [Theory]
    [InlineData("pointing-error@tcam")]
    [InlineData("pointing-error@pcam")]
    public void A_pointing_error_turns_angles_and_vectors_by_one_degree_together(string fault)
    {
        var (before, after) = Labels(fault);
        var (was, isNow) = (Rotation(before), Rotation(after));
        var turn = was.Inverse().Then(isNow);

        Assert.Equal(1, Math.Acos(Math.Min(1, (turn.M11 + turn.M22 + turn.M33 - 1) / 2)) / Rad, 1e-4);
        Assert.Equal(1, (was * new Direction<CameraFrame>(0, 0, -1)).AngleToRad(isNow * new Direction<CameraFrame>(0, 0, -1)) / Rad, 1e-4);
        foreach (var corner in (string[])["up_left", "down_left", "up_right", "down_right", "center"])
        {
            var (one, other) = (Vector(before, corner), Vector(after, corner));
            Assert.InRange((turn * one).AngleToRad(other) / Rad, 0, 2e-4); // six printed decimals
        }

        Assert.Equal(Leaves(before).Count(), Leaves(before).Zip(Leaves(after)).Count(pair => pair.First == pair.Second) + 18);
    }

    [Fact]
    public void Angles_off_the_vectors_leave_the_vectors_as_they_are()
    {
        var (before, after) = Labels("angles-off-vectors");

        Assert.Equal(3, (Rotation(before) * new Direction<CameraFrame>(0, 0, -1)).AngleToRad(Rotation(after) * new Direction<CameraFrame>(0, 0, -1)) / Rad, 1e-4);
        Assert.Equal(Vector(before, "center"), Vector(after, "center"));
    }

    (byte[] Before, byte[] After) Bytes(string fault)
    {
        var harm = Assert.Single(mission.Suffer(fault).Harms);
        return (mission.Before(harm), mission.After(harm));
    }

    (XDocument Before, XDocument After) Labels(string fault)
    {
        var (before, after) = Bytes(fault);
        return (XDocument.Parse(Encoding.UTF8.GetString(before)), XDocument.Parse(Encoding.UTF8.GetString(after)));
    }

    static IEnumerable<string> Leaves(XDocument label) => label.Descendants().Where(element => !element.HasElements).Select(element => element.Value);

    static XElement Named(XDocument label, string name) => label.Descendants().First(element => element.Name.LocalName == name);

    static double Number(XDocument label, string name) => Number(Named(label, name));

    static double Number(XElement element) => double.Parse(element.Value, CultureInfo.InvariantCulture);

    static Rotation<SiteFrame, CameraFrame> Rotation(XDocument label) => PhiOmegaKappa.ToRotation<SiteFrame>(
        Number(label, "camera_rotation_angle_roll") * Rad, Number(label, "camera_rotation_angle_pitch") * Rad, Number(label, "camera_rotation_angle_yaw") * Rad);

    static Direction<SiteFrame> Vector(XDocument label, string corner)
    {
        var numbers = Named(label, $"{corner}_point_observe_vector").Elements().Select(Number).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }
}
