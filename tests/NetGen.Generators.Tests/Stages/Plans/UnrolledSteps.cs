using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Of a loop over the steps of a sequence what its first, its second and its last run, over the tensors of these steps.</summary>
internal static class UnrolledSteps
{
    /// <summary>What a kernel runs: itself, unless it is such a loop.</summary>
    public static IEnumerable<Kernel> Of(Kernel kernel) => kernel is not Recurrence loop
        ? [kernel]
        : from step in new[] { 0, 1, loop.Count - 1 }.Distinct()
          from body in loop.Body
          where body.When != (step == 0 ? StepCondition.Continues : StepCondition.Starts)
          select At(loop, body, step);

    private static Kernel At(Recurrence loop, StepKernel body, int step)
    {
        int on = loop.IsReversed ? -1 : 1;
        int time = loop.IsReversed ? loop.Count - 1 - step : step;
        return body.Kernel.MapPlaces(place =>
        {
            foreach (StepMove move in body.Moves.Where(move => move.Role == place.Role))
            {
                int row = move.From switch
                {
                    StepRow.Earlier when step > 0 => time - on,
                    StepRow.Next when step < loop.Count - 1 => time + on,
                    _ => time,
                };
                return place with { Offset = place.Offset + (row * move.Stride) };
            }

            return place;
        });
    }
}
