using System;

namespace NetGen.CodeFixes;

/// <summary>How many characters have to be inserted, deleted or replaced to make one text of another (Levenshtein).</summary>
internal static class EditDistance
{
    public static int Between(string left, string right)
    {
        // The distances of all beginnings of the right text from one beginning of the left text, which grows.
        int[] distances = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            distances[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = distances[0];
            distances[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.Min(replaced, Math.Min(distances[j], distances[j - 1]) + 1);
            }
        }

        return distances[right.Length];
    }
}
