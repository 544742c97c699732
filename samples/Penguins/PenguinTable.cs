using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CsvHelper;
using CsvHelper.Configuration.Attributes;
using NetGen;

namespace Penguins;

/// <summary>The penguins of a CSV file, as samples that a network can learn from.</summary>
/// <param name="Samples">Four measurements and a species for each penguin that has them all.</param>
/// <param name="RowCount">The rows of the file.</param>
internal sealed record PenguinTable(Dataset Samples, int RowCount)
{
    /// <summary>How many rows lack a measurement and are left out.</summary>
    public int DroppedCount => RowCount - Samples.Count;

    public static PenguinTable Read(string path)
    {
        List<float[]> inputs = [];
        List<int> labels = [];
        int rowCount = 0;
        using StreamReader text = new(path);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        foreach (Row row in csv.GetRecords<Row>())
        {
            rowCount++;
            if (row is { BillLength: { } billLength, BillDepth: { } billDepth, FlipperLength: { } flipperLength, BodyMass: { } bodyMass })
            {
                inputs.Add([billLength, billDepth, flipperLength, bodyMass]);
                labels.Add((int)row.Species);
            }
        }

        return new PenguinTable(new Dataset(inputs, labels, SpeciesNames.All.Length), rowCount);
    }

    // Columns are found by their names, so their order is of no matter, and those not named here are passed over.
    private sealed class Row
    {
        [Name("species")]
        public required Species Species { get; init; }

        [Name("bill_length_mm")]
        public float? BillLength { get; init; }

        [Name("bill_depth_mm")]
        public float? BillDepth { get; init; }

        [Name("flipper_length_mm")]
        public float? FlipperLength { get; init; }

        [Name("body_mass_g")]
        public float? BodyMass { get; init; }
    }
}
