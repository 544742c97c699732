using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration.Attributes;

namespace NetGen.Samples.Co2;

/// <summary>A number a month, without gaps.</summary>
/// <param name="First">The first month.</param>
/// <param name="Values">The numbers, in parts per million.</param>
/// <param name="Filled">How many of them are not measured, but on the line between the months before and after the gap.</param>
internal sealed record MonthlySeries(DateTime First, double[] Values, int Filled)
{
    public string Month(int index) => First.AddMonths(index).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static MonthlySeries Read(string path)
    {
        using StreamReader text = new(path);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        Measurement[] measured = [.. csv.GetRecords<Measurement>()];
        List<double> values = [measured[0].PartsPerMillion];
        foreach ((Measurement before, Measurement after) in measured.Zip(measured.Skip(1)))
        {
            int months = (12 * (after.Month.Year - before.Month.Year)) + after.Month.Month - before.Month.Month;
            for (int month = 1; month <= months; month++)
            {
                values.Add(before.PartsPerMillion + ((after.PartsPerMillion - before.PartsPerMillion) * month / months));
            }
        }

        return new MonthlySeries(measured[0].Month, [.. values], values.Count - measured.Length);
    }

    private sealed class Measurement
    {
        [Name("Date")]
        public DateTime Month { get; init; }

        [Name("CO2")]
        public double PartsPerMillion { get; init; }
    }
}
