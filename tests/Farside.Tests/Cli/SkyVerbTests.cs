using System.Text.Json;

namespace Farside.Tests.Cli;

public sealed class SkyVerbTests
{
    [Fact] // the real label of that moment: incidence 72.938297°, azimuth 288.443746°
    public void The_sky_is_told_as_json_with_the_sun_where_a_real_label_has_it()
    {
        var (exitCode, output, _) = FarsideProcess.Run("sky", "--site", "ce4", "--at", "2019-01-11T19:57:09Z", "--json");
        var sky = JsonDocument.Parse(output).RootElement;

        Assert.Equal(0, exitCode);
        Assert.Equal(288.443746, sky.GetProperty("sunAzimuthDeg").GetDouble(), 0.02);
        Assert.Equal(90 - 72.938297, sky.GetProperty("sunElevationDeg").GetDouble(), 0.02);
        Assert.Equal(1, sky.GetProperty("lunarDay").GetProperty("number").GetInt32());
        Assert.True(sky.GetProperty("isDaylight").GetBoolean());
        Assert.True(sky.GetProperty("earthElevationDeg").GetDouble() < 0); // the far side
        Assert.Equal(4, sky.GetProperty("relay").GetProperty("stations").GetArrayLength());
    }

    [Fact]
    public void The_sky_is_told_in_words_with_units_and_the_relay_is_called_a_model()
    {
        var (exitCode, output, _) = FarsideProcess.Run("sky", "--at", "2019-01-20");

        Assert.Equal(0, exitCode);
        Assert.Equal(["Chang'e-4,", "Sun", "Earth", "Day", "Relay", "Accuracy"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.Contains("lunar day 1, night", output, StringComparison.Ordinal);
        Assert.Contains("model halo orbit", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_on_the_near_side_has_the_earth_up_and_no_relay()
    {
        var sky = JsonDocument.Parse(FarsideProcess.Run("sky", "--site", "ce5", "--at", "2020-12-02", "--json").Output).RootElement;

        Assert.True(sky.GetProperty("earthElevationDeg").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, sky.GetProperty("relay").ValueKind);
    }

    [Fact]
    public void Lunar_days_are_listed_in_order()
    {
        var days = JsonDocument.Parse(FarsideProcess.Run("sky", "--lunar-days", "1-3", "--json").Output).RootElement.EnumerateArray().ToList();

        Assert.Equal([1, 2, 3], days.Select(day => day.GetProperty("number").GetInt32()));
        Assert.StartsWith("2019-01-28T", days[1].GetProperty("sunrise").GetString(), StringComparison.Ordinal);
        Assert.Contains("2019-01-28T", FarsideProcess.Run("sky", "--lunar-days", "2").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neither --at nor --lunar-days")]
    [InlineData("both --at and --lunar-days", "--at", "2019", "--lunar-days", "1")]
    [InlineData("--at: found yesterday; expected UTC", "--at", "yesterday")]
    [InlineData("--lunar-days: found 9-3; expected two numbers", "--lunar-days", "9-3")]
    [InlineData("--site: found mars; expected one of ce3, ce4", "--site", "mars", "--at", "2019")]
    [InlineData("--site: found hx1, which stands on Mars and counts sols; expected a mission on the Moon: ce3, ce4, ce5, ce6.", "--site", "hx1", "--at", "2021-05-25")]
    [InlineData("--site: found hx1, which stands on Mars", "--site", "hx1", "--lunar-days", "1-2")]
    public void A_question_that_means_nothing_gets_one_line_that_says_why(string expected, params string[] options)
    {
        var (exitCode, output, errors) = FarsideProcess.Run(["sky", .. options]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.InRange(errors.Trim().Split('\n').Length, 1, 2); // the line, and where to read more
    }

    [Fact]
    public void Tables_of_the_sky_come_as_text_as_csv_and_as_json()
    {
        var (exitCode, csv, _) = FarsideProcess.Run("sky", "--site", "ce5", "--lunar-days", "1-40", "--table", "eclipses", "--csv");
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("greatest,kind,start", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("2022-05-16T0", StringComparison.Ordinal) && line.Contains(",total,", StringComparison.Ordinal) && line.EndsWith("yes", StringComparison.Ordinal));

        var budget = JsonDocument.Parse(FarsideProcess.Run("sky", "--lunar-days", "1-2", "--table", "budget", "--json").Output).RootElement;
        Assert.All(budget.EnumerateArray(), day => Assert.InRange(day.GetProperty("mostMB").GetDouble() / day.GetProperty("hours").GetDouble(), 250, 258)); // 565 kbit/s are 254 MB an hour

        Assert.Contains("None can be seen from this site", FarsideProcess.Run("sky", "--lunar-days", "1-2", "--table", "eclipses").Output, StringComparison.Ordinal);
        Assert.Equal(1, FarsideProcess.Run("sky", "--site", "ce5", "--lunar-days", "1-2", "--table", "windows").ExitCode);
    }
}
