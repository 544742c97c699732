using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using NetGen;

namespace NetGen.Samples;

/// <summary>A CSV file of nothing but numbers, with the class in the last column.</summary>
internal static class NumberTable
{
    /// <param name="path">The file.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="hasHeading">Whether the first line is none of the samples.</param>
    public static Dataset Read(string path, int classCount, bool hasHeading)
    {
        List<float[]> inputs = [];
        List<int> labels = [];
        using StreamReader text = new(path);
        using CsvParser csv = new(text, CultureInfo.InvariantCulture);
        if (hasHeading)
        {
            csv.Read();
        }

        while (csv.Read())
        {
            string[] fields = csv.Record!;
            inputs.Add([.. fields.SkipLast(1).Select(field => float.Parse(field, CultureInfo.InvariantCulture))]);
            labels.Add(int.Parse(fields[^1], CultureInfo.InvariantCulture));
        }

        return new Dataset(inputs, labels, classCount);
    }
}
