//! The assignment problem.

/// The one-to-one assignment of rows to columns whose weights have the greatest sum, as pairs of row and column; `weights` holds
/// rows of equal length. As many pairs as there are rows or columns, whichever are fewer, so a pair may weigh nothing.
///
/// Shortest augmenting paths over the dual prices of rows and columns (Jonker and Volgenant 1987, in the form of Crouse 2016), in
/// O(n³) for n rows or columns. Among assignments of equal weight it takes the one that SciPy's `linear_sum_assignment`
/// takes, which follows the same paper, so that figures agree to the digit.
pub(crate) fn assign(weights: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let (rows, columns) = (weights.len(), weights.first().map_or(0, Vec::len));
    if columns < rows {
        let transposed: Vec<Vec<f64>> =
            (0..columns).map(|column| weights.iter().map(|row| row[column]).collect()).collect();
        let mut pairs: Vec<_> = assign(&transposed).into_iter().map(|(column, row)| (row, column)).collect();
        pairs.sort_unstable();
        return pairs;
    }
    let mut solver = Solver {
        weights,
        row_price: vec![0.0; rows],
        column_price: vec![0.0; columns],
        column_of: vec![None; rows],
        row_of: vec![None; columns],
    };
    for row in 0..rows {
        solver.add(row);
    }
    solver.column_of.iter().enumerate().filter_map(|(row, column)| Some((row, (*column)?))).collect()
}

struct Solver<'w> {
    weights: &'w [Vec<f64>],
    row_price: Vec<f64>,
    column_price: Vec<f64>,
    column_of: Vec<Option<usize>>,
    row_of: Vec<Option<usize>>,
}

impl Solver<'_> {
    /// Gives `new` a column, moving earlier rows to others where that costs least.
    fn add(&mut self, new: usize) {
        let columns = self.column_price.len();
        let mut cost = vec![f64::INFINITY; columns];
        let mut came_from = vec![new; columns];
        let mut open: Vec<usize> = (0..columns).rev().collect();
        let (mut rows, mut closed) = (Vec::new(), Vec::new());
        let (mut row, mut least) = (new, 0.0);
        let sink = loop {
            rows.push(row);
            let (mut nearest, mut lowest) = (0, f64::INFINITY);
            for (index, &column) in open.iter().enumerate() {
                let reduced = least - self.weights[row][column] - self.row_price[row] - self.column_price[column];
                if reduced < cost[column] {
                    came_from[column] = row;
                    cost[column] = reduced;
                }
                if cost[column] < lowest || (cost[column] == lowest && self.row_of[column].is_none()) {
                    (nearest, lowest) = (index, cost[column]);
                }
            }
            least = lowest;
            let column = open.swap_remove(nearest);
            closed.push(column);
            match self.row_of[column] {
                Some(taken) => row = taken,
                None => break column,
            }
        };
        self.row_price[new] += least;
        for row in rows.into_iter().filter(|&row| row != new) {
            self.row_price[row] += self.column_of[row].map_or(0.0, |column| least - cost[column]);
        }
        for column in closed {
            self.column_price[column] -= least - cost[column];
        }
        let mut column = sink;
        loop {
            let row = came_from[column];
            self.row_of[column] = Some(row);
            let before = self.column_of[row].replace(column);
            match before {
                Some(freed) if row != new => column = freed,
                _ => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::assign;

    /// The greatest sum over all assignments, by trying them.
    fn best(weights: &[Vec<f64>], row: usize, used: &mut Vec<bool>) -> f64 {
        let Some(columns) = weights.get(row) else { return 0.0 };
        let mut most = if weights.len() > columns.len() { best(weights, row + 1, used) } else { f64::NEG_INFINITY };
        for column in 0..columns.len() {
            if !used[column] {
                used[column] = true;
                most = most.max(columns[column] + best(weights, row + 1, used));
                used[column] = false;
            }
        }
        most
    }

    #[test]
    fn no_assignment_weighs_more() {
        let mut state = 7_u64;
        for case in 0..300 {
            let (rows, columns) = (case % 6, case / 6 % 6);
            let mut weight = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 61) as f64
            };
            let weights: Vec<Vec<f64>> = (0..rows).map(|_| (0..columns).map(|_| weight()).collect()).collect();
            let pairs = assign(&weights);
            assert_eq!(pairs.len(), rows.min(columns));
            let sum: f64 = pairs.iter().map(|&(row, column)| weights[row][column]).sum();
            assert_eq!(sum, best(&weights, 0, &mut vec![false; columns]), "{weights:?}");
        }
    }

    #[test]
    fn equal_weights_are_assigned_in_order() {
        assert_eq!(assign(&vec![vec![1.0; 3]; 3]), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(assign(&vec![vec![1.0; 2]; 3]), [(0, 0), (1, 1)]);
    }
}
